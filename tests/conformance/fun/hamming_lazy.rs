//! `test_generators.fun_tests`, the same numbers by one generator that reads its own output from a lazy list.

use super::lazy::{LazyList, merge, times};
use crate::prelude::*;

#[generator]
fn hamming(itself: LazyList) -> impl Iterator<Item = u64> {
    yield_!(1);
    let twos = times(2, itself.iter());
    let threes = times(3, itself.iter());
    let fives = times(5, itself.iter());
    for n in merge(merge(twos, threes), fives) {
        yield_!(n);
    }
}

fn main() {
    let numbers = LazyList::unset();
    numbers.set(hamming(numbers.clone()));
    for row in 0..5 {
        println!("{:?}", (15 * row..15 * (row + 1)).map(|i| numbers.get(i)).collect::<Vec<_>>());
    }
}

same_as_python!();
