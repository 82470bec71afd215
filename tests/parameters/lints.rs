//! What is said of a parameter to lints is said of it in the body.

#![deny(unused_variables, unused_mut)]

use futures_core::Stream;
use genfn::prelude::*;

#[generator]
fn movable(
    #[allow(unused_variables)] n: u32,
    #[expect(unused_variables)] m: u32,
    #[allow(unused_mut)] mut k: u32,
) -> impl Iterator<Item = u32> {
    yield_!(k);
    yield_!(k + 1);
}

#[generator]
fn taken_apart(
    #[allow(unused_variables)] (n, m): (u32, u32),
    #[allow(unused_variables)] [a, b]: [u32; 2],
    c: u32,
) -> impl Iterator<Item = u32> {
    yield_!(c);
}

#[generator(type = Named)]
fn named(#[allow(unused_variables)] n: u32, #[expect(unused_variables)] m: u32) -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_!(2);
}

#[generator(pinned)]
fn pinned(
    #[allow(unused_variables)] n: u32,
    #[expect(unused_variables)] m: u32,
    #[allow(unused_variables)] (a, b): (u32, u32),
) -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator]
fn stream(
    #[allow(unused_variables)] n: u32,
    #[expect(unused_variables)] m: u32,
    #[cfg(any())] c: u32,
) -> impl Stream<Item = u32> {
    yield_!(1);
}

#[test]
fn parameters_are_allowed_what_they_say() {
    assert!(movable(1, 2, 3).eq([3, 4]));
    assert!(taken_apart((1, 2), [3, 4], 5).eq([5]));
    assert!(named(1, 2).eq([1, 2]));
    assert!(pinned(1, 2, (3, 4)).eq([1]));
    drop(stream(1, 2));
}
