//! The names in a stream of tokens: a part of a variant beside one that is left.

use super::prelude::*;

#[derive(Debug, Clone, PartialEq)]
pub enum Tok {
    Num(i64),
    Ident(String, u32),
    Plus,
    Star,
    Open,
    Close,
}

pub fn toks() -> Vec<Tok> {
    vec![
        Tok::Num(2),
        Tok::Star,
        Tok::Open,
        Tok::Ident("x".into(), 3),
        Tok::Plus,
        Tok::Num(4),
        Tok::Close,
        Tok::Plus,
        Tok::Num(1),
    ]
}

#[generator]
fn names(toks: Vec<Tok>) -> impl Iterator<Item = String> {
    for tok in toks {
        match tok {
            Tok::Ident(name, _) => yield_!(name),
            Tok::Num(n) if n > 1 => yield_!(n.to_string()),
            _ => {}
        }
    }
}

cases! {
    names { drive!(names(toks())); }
}
