//! E0597: a slice of an argument that is owned is held over a yield.

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

/// Each operator with what stands on both sides of it.
#[generator]
fn neighbours(toks: Vec<Tok>) -> impl Iterator<Item = (i64, Tok, i64)> {
    let mut rest = &toks[..];
    while let [left, op, right, ..] = rest {
        if let (Tok::Num(a), Tok::Plus | Tok::Star, Tok::Num(b)) = (left, op, right) {
            yield_!((*a, op.clone(), *b));
        }
        rest = &rest[1..];
    }
}

cases! {
    neighbours { drive!(neighbours(vec![Tok::Num(1), Tok::Plus, Tok::Num(2), Tok::Star, Tok::Num(3)])); }
}
