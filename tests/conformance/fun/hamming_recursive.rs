//! `test_generators.fun_tests`, the numbers `2**i * 3**j * 5**k` in order, by a generator that calls itself three times.

use super::lazy::{merge, times};
use crate::prelude::*;

#[generator]
fn hamming() -> Box<dyn Iterator<Item = u64>> {
    yield_!(1);
    let twos = times(2, hamming());
    let threes = times(3, hamming());
    let fives = times(5, hamming());
    for n in merge(merge(twos, threes), fives) {
        yield_!(n);
    }
}

fn main() {
    let mut numbers = hamming();
    for _ in 0..3 {
        println!("{:?}", numbers.by_ref().take(10).collect::<Vec<_>>());
    }
}

same_as_python!();
