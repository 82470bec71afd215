//! The permutations of ten items, by Heap's algorithm.

use std::hint::black_box;

use crate::bodies::bodies;
use crate::drive::Drive;

struct Permutations {
    items: [u8; 10],
    counts: [usize; 10],
    i: usize,
}

impl Iterator for Permutations {
    type Item = [u8; 10];

    #[inline]
    fn next(&mut self) -> Option<[u8; 10]> {
        if self.i == 0 {
            self.i = 1;
            return Some(self.items);
        }
        while self.i < 10 {
            let i = self.i;
            if self.counts[i] < i {
                self.items.swap(if i.is_multiple_of(2) { 0 } else { self.counts[i] }, i);
                self.counts[i] += 1;
                self.i = 1;
                return Some(self.items);
            }
            self.counts[i] = 0;
            self.i += 1;
        }
        None
    }
}

pub fn hand(drive: impl Drive) -> u64 {
    drive.run(Permutations { items: black_box([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), counts: [0; 10], i: 0 })
}

bodies! {
    fn(start: [u8; 10] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) -> [u8; 10] {
        let mut items: [u8; 10] = start;
        let mut counts: [usize; 10] = [0; 10];
        yield_!(items);
        let mut i: usize = 1;
        while i < 10 {
            if counts[i] < i {
                items.swap(if i.is_multiple_of(2) { 0 } else { counts[i] }, i);
                yield_!(items);
                counts[i] += 1;
                i = 1;
            } else {
                counts[i] = 0;
                i += 1;
            }
        }
    }
}
