//! A counter. Its step is an argument: with a step of one the optimiser solves a sum of the numbers in closed form.

use std::hint::black_box;

use crate::bodies::bodies;
use crate::drive::Drive;

const ITEMS: u64 = 100_000;

struct Counter {
    n: u64,
    end: u64,
    step: u64,
}

impl Iterator for Counter {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        if self.n < self.end {
            let n = self.n;
            self.n += self.step;
            Some(n)
        } else {
            None
        }
    }
}

pub fn hand(drive: impl Drive) -> u64 {
    drive.run(Counter { n: 0, end: black_box(3 * ITEMS), step: black_box(3) })
}

bodies! {
    fn(end: u64 = 3 * ITEMS, step: u64 = 3) -> u64 {
        let mut n: u64 = 0;
        while n < end {
            yield_!(n);
            n += step;
        }
    }
}
