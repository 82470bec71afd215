//! `test_generators.fun_tests`, Fibonacci's numbers from a lazy list of themselves.

use super::lazy::LazyList;
use crate::prelude::*;

#[generator]
fn sums(mut a: impl Iterator<Item = u64>, mut b: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
    loop {
        yield_!(a.next().unwrap() + b.next().unwrap());
    }
}

#[generator]
fn tail(mut stream: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
    stream.next();
    for i in stream {
        yield_!(i);
    }
}

#[generator]
fn fibonacci(a: u64, b: u64, itself: LazyList) -> impl Iterator<Item = u64> {
    yield_!(a);
    yield_!(b);
    for i in sums(itself.iter(), tail(itself.iter())) {
        yield_!(i);
    }
}

fn main() {
    let numbers = LazyList::unset();
    numbers.set(fibonacci(1, 2, numbers.clone()));
    let stream = numbers.iter();
    println!("{:?}", stream.take(17).collect::<Vec<_>>());
}

same_as_python!();
