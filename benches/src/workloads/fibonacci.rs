//! Fibonacci's numbers, modulo 2⁶⁴.

use std::hint::black_box;

use crate::bodies::bodies;
use crate::drive::Drive;

const ITEMS: u64 = 100_000;

struct Fibonacci {
    left: u64,
    a: u64,
    b: u64,
}

impl Iterator for Fibonacci {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        self.left = self.left.checked_sub(1)?;
        let a = self.a;
        (self.a, self.b) = (self.b, self.a.wrapping_add(self.b));
        Some(a)
    }
}

pub fn hand(drive: impl Drive) -> u64 {
    drive.run(Fibonacci { left: black_box(ITEMS), a: 0, b: 1 })
}

bodies! {
    fn(count: u64 = ITEMS) -> u64 {
        let mut a: u64 = 0;
        let mut b: u64 = 1;
        for _ in 0u64..count {
            yield_!(a);
            let next: u64 = a.wrapping_add(b);
            a = b;
            b = next;
        }
    }
}
