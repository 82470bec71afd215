//! What the shapes of real programs are made of: builders, tokens and their parser, chains of nodes, and macros that jump. All
//! of it logs.

use genfn_tests::{D, log};

use crate::bodies::{S, bit};

/// Each of its methods but one consumes it.
#[derive(Debug)]
pub struct Builder {
    first: D,
    parts: Vec<D>,
    n: u32,
}

impl Builder {
    #[must_use]
    pub fn new(first: D) -> Self {
        Builder { first, parts: Vec::new(), n: 0 }
    }

    #[must_use]
    pub fn part(mut self, part: D) -> Self {
        self.parts.push(part);
        self
    }

    /// Has the name of a method of `Iterator`'s.
    #[must_use]
    pub fn count(mut self, n: u32) -> Self {
        self.n = self.n.wrapping_add(n) % 1000;
        self
    }

    pub fn grow(&mut self, n: u32) -> &mut Self {
        self.n = self.n.wrapping_add(n) % 1000;
        self
    }

    #[must_use]
    pub fn size(&self) -> u32 {
        self.n
    }

    #[must_use]
    pub fn build(mut self) -> S {
        log("build");
        let b = self.parts.pop().unwrap_or(D("no part"));
        S { a: self.first, b, n: self.n }
    }

    #[must_use]
    pub fn items(mut self) -> Vec<D> {
        log("items");
        self.parts.push(self.first);
        self.parts
    }

    #[must_use]
    pub fn finish(self) -> Option<D> {
        log("finish");
        if self.n % 3 == 2 { None } else { Some(self.first) }
    }

    #[must_use]
    pub fn total(self) -> u32 {
        log("total");
        self.n
    }
}

impl IntoIterator for Builder {
    type Item = D;
    type IntoIter = std::vec::IntoIter<D>;

    fn into_iter(self) -> Self::IntoIter {
        self.items().into_iter()
    }
}

/// A trait of the program's own, by whose methods some things are consumed, and some are not.
pub trait Ends {
    fn ends(self) -> u32;
    fn shows(&self) -> u32;
}

impl Ends for D {
    fn ends(self) -> u32 {
        log(format_args!("ends {}", self.0));
        1
    }

    fn shows(&self) -> u32 {
        log(format_args!("shows {}", self.0));
        2
    }
}

/// A token, of several parts.
#[derive(Debug)]
pub enum Tok {
    Ident(D, u32),
    Both(D, D),
    Number(u32),
    Named { name: D, rest: D },
    End,
}

/// One or the other.
#[must_use]
pub fn tok(a: D, b: D, n: u32) -> Tok {
    match (bit(), bit()) {
        (true, true) => Tok::Ident(a, n),
        (true, false) => Tok::Both(a, b),
        (false, true) => Tok::Named { name: a, rest: b },
        (false, false) => Tok::Number(n),
    }
}

/// Stands at a token.
#[derive(Debug)]
pub struct Parser {
    toks: Vec<Option<Tok>>,
    pub at: usize,
    pub seen: u32,
}

impl Parser {
    #[must_use]
    pub fn new(toks: Vec<Tok>) -> Self {
        Parser { toks: toks.into_iter().map(Some).collect(), at: 0, seen: 0 }
    }

    #[must_use]
    pub fn peek(&self) -> Option<&Tok> {
        self.toks.get(self.at)?.as_ref()
    }

    pub fn bump(&mut self) -> Option<Tok> {
        let tok = self.toks.get_mut(self.at)?.take();
        self.at += 1;
        tok
    }

    pub fn current(&mut self) -> Option<&mut Tok> {
        self.toks.get_mut(self.at)?.as_mut()
    }

    #[must_use]
    pub fn done(&self) -> bool {
        self.at >= self.toks.len()
    }
}

/// A list that each node of owns the next one.
#[derive(Debug)]
pub struct Node {
    pub value: D,
    pub next: Option<Box<Node>>,
}

/// The last one is the innermost.
#[must_use]
pub fn chain(values: Vec<D>) -> Option<Box<Node>> {
    values.into_iter().rev().fold(None, |next, value| Some(Box::new(Node { value, next })))
}

/// Has a place for each.
#[derive(Debug)]
pub struct Slots {
    pub first: Option<D>,
    pub second: Vec<D>,
    pub third: D,
}

#[macro_export]
macro_rules! skip_if {
    ($condition:expr) => {
        if $condition {
            continue;
        }
    };
}

#[macro_export]
macro_rules! stop_if {
    ($condition:expr) => {
        if $condition {
            break;
        }
    };
}

#[macro_export]
macro_rules! ensure {
    ($condition:expr, $error:expr) => {
        if !$condition {
            return Err($error);
        }
    };
}

#[macro_export]
macro_rules! done_if {
    ($condition:expr) => {
        if $condition {
            return;
        }
    };
}

/// Consumes what it is given, as its operand.
#[macro_export]
macro_rules! eat {
    ($value:expr) => {
        $crate::bodies::take($value)
    };
}

pub use {done_if, eat, ensure, skip_if, stop_if};
