//! E0499: a `&mut` argument is lent to the delegate, and named after it: three functions that delegate to each other.

use std::iter::Peekable;

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

/// Recursive descent that tells each value that it computes.
#[generator]
fn sum<'p>(toks: &'p mut Peekable<std::vec::IntoIter<Tok>>) -> BoxGenerator<'p, i64, (), i64> {
    let mut value = yield_from!(product(toks));
    while toks.next_if_eq(&Tok::Plus).is_some() {
        value += yield_from!(product(toks));
        yield_!(value);
    }
    value
}

#[generator]
fn product<'p>(toks: &'p mut Peekable<std::vec::IntoIter<Tok>>) -> BoxGenerator<'p, i64, (), i64> {
    let mut value = yield_from!(atom(toks));
    while let Some(Tok::Star) = toks.peek() {
        toks.next();
        value *= yield_from!(atom(toks));
        yield_!(value);
    }
    value
}

#[generator]
fn atom<'p>(toks: &'p mut Peekable<std::vec::IntoIter<Tok>>) -> BoxGenerator<'p, i64, (), i64> {
    match toks.next() {
        Some(Tok::Num(n)) => n,
        Some(Tok::Ident(_, n)) => i64::from(n),
        Some(Tok::Open) => {
            let value = yield_from!(sum(toks));
            toks.next();
            value
        }
        _ => 0,
    }
}

cases! {
    sum { drive!(sum(&mut toks().into_iter().peekable())); }
    product { drive!(product(&mut toks().into_iter().peekable())); }
    atom { drive!(atom(&mut toks().split_off(2).into_iter().peekable())); }
}
