//! `test_generators.fun_tests`, the same numbers by one generator that reads copies of its own output, made by `tee`.

use super::lazy::{Tee, merge, tee, times};
use crate::prelude::*;

fn hamming() -> Tee {
    #[generator]
    fn stream(twos: Tee, threes: Tee, fives: Tee) -> Box<dyn Iterator<Item = u64>> {
        yield_!(1);
        for n in merge(times(2, twos), merge(times(3, threes), times(5, fives))) {
            yield_!(n);
        }
    }

    let (of, [twos, threes, fives, result]) = tee();
    of(stream(twos, threes, fives));
    result
}

fn main() {
    let mut numbers = hamming();
    for _ in 0..5 {
        println!("{:?}", numbers.by_ref().take(15).collect::<Vec<_>>());
    }
}

same_as_python!();
