//! A range, filtered and mapped.

use std::hint::black_box;
use std::ops::Range;

use crate::bodies::bodies;
use crate::drive::Drive;

const ITEMS: u64 = 50_000;

struct Squares {
    range: Range<u64>,
}

impl Iterator for Squares {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        for n in &mut self.range {
            if n % 3 != 1 {
                return Some(n.wrapping_mul(n));
            }
        }
        None
    }
}

pub fn hand(drive: impl Drive) -> u64 {
    drive.run(Squares { range: 0..black_box(ITEMS / 2 * 3) })
}

bodies! {
    fn(end: u64 = ITEMS / 2 * 3) -> u64 {
        for n in 0u64..end {
            if n % 3 != 1 {
                yield_!(n.wrapping_mul(n));
            }
        }
    }
}
