//! Nested loops with two yields.

use std::hint::black_box;

use crate::bodies::bodies;
use crate::drive::Drive;

const SIDE: u64 = 500;

struct Nested {
    n: u64,
    x: u64,
    y: u64,
}

impl Iterator for Nested {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        if self.x >= self.n {
            return None;
        }
        while self.y < self.n {
            let y = self.y;
            self.y += 1;
            if (self.x ^ y) & 1 == 0 {
                return Some(self.x.wrapping_mul(y));
            }
        }
        let x = self.x;
        self.x += 1;
        self.y = self.x;
        Some(x)
    }
}

pub fn hand(drive: impl Drive) -> u64 {
    drive.run(Nested { n: black_box(SIDE), x: 0, y: 0 })
}

bodies! {
    fn(n: u64 = SIDE) -> u64 {
        for x in 0u64..n {
            for y in x..n {
                if (x ^ y) & 1 == 0 {
                    yield_!(x.wrapping_mul(y));
                }
            }
            yield_!(x);
        }
    }
}
