//! A buffer of 4 KiB, held over every yield and written to between them.

use std::hint::black_box;

use crate::bodies::bodies;
use crate::drive::Drive;

const ITEMS: u64 = 20_000;

struct Buffer {
    bytes: [u8; 4096],
    i: u64,
    count: u64,
}

impl Iterator for Buffer {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        if self.i >= self.count {
            return None;
        }
        let at = (self.i.wrapping_mul(2_654_435_761) & 4095) as usize;
        self.bytes[at] = self.bytes[at].wrapping_add(self.i as u8);
        self.i += 1;
        Some(u64::from(self.bytes[at]))
    }
}

pub fn hand(drive: impl Drive) -> u64 {
    drive.run(Buffer { bytes: [0; 4096], i: 0, count: black_box(ITEMS) })
}

bodies! {
    fn(count: u64 = ITEMS) -> u64 {
        let mut bytes: [u8; 4096] = [0; 4096];
        for i in 0u64..count {
            let at: usize = (i.wrapping_mul(2_654_435_761) & 4095) as usize;
            bytes[at] = bytes[at].wrapping_add(i as u8);
            yield_!(u64::from(bytes[at]));
        }
    }
}
