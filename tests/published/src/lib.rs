//! Generators of a user's, for their documentation: `tests/signatures.rs` reads what rustdoc shows of them.

use genfn::prelude::*;

/// A pattern of each kind, and what is `mut`.
#[generator]
pub fn patterns(
    (left, [first, ..]): (u32, [u32; 2]),
    Pair { one, two: _ }: Pair,
    mut n: u32,
    _: u32,
) -> impl Iterator<Item = u32> {
    while n > 0 {
        yield_!(left + first + one);
        n -= 1;
    }
}

/// What is taken apart.
pub struct Pair {
    /// Its first.
    pub one: u32,
    /// Its second.
    pub two: u32,
}

impl Pair {
    /// By reference.
    #[generator]
    pub fn both(&self, &scale: &u32) -> impl Iterator<Item = u32> {
        yield_!(self.one * scale);
        yield_!(self.two * scale);
    }

    /// By value.
    #[generator]
    pub fn into_both(mut self, (by, ()): (u32, ())) -> impl Generator<Yield = u32, Send = u32, Return = Pair> {
        self.one += yield_!(self.one * by);
        self.two += yield_!(self.two * by);
        self
    }
}

/// Whose type has a name.
#[generator(type = Numbers)]
#[derive(Clone, Debug)]
pub fn numbers((from, to): (u32, u32)) -> impl Iterator<Item = u32> {
    for n in from..to {
        yield_!(n);
    }
}

/// On the other engine.
#[generator(pinned)]
pub fn lengths((text, more): (String, usize)) -> impl Iterator<Item = usize> {
    for word in text.split(' ') {
        yield_!(word.len() + more);
    }
}

/// In a box.
#[generator]
pub fn boxed<'a>((a, b): (&'a str, &'a str)) -> BoxGenerator<'a, &'a str> {
    yield_!(a);
    yield_!(b);
}

/// That awaits.
#[generator]
pub fn stream((n, m): (u32, u32)) -> impl Stream<Item = u32> {
    yield_!(n);
    std::future::ready(()).await;
    yield_!(m);
}

/// That awaits, and is sent values.
#[generator]
pub fn talk([mut said]: [u32; 1]) -> impl AsyncGenerator<Yield = u32, Send = u32> {
    loop {
        std::future::ready(()).await;
        said = yield_!(said);
    }
}

/// Of a trait.
pub trait Walk {
    /// All of it.
    fn walk(&self, by: (u32, u32)) -> impl Iterator<Item = u32>;
}

impl Walk for Pair {
    #[generator]
    fn walk(&self, (a, b): (u32, u32)) -> impl Iterator<Item = u32> {
        yield_!(self.one * a);
        yield_!(self.two * b);
    }
}
