//! Snapshots that were damaged at random. `tests/snapshots/fuzz` has the same, chosen by coverage:
//! `cargo +nightly fuzz run read`, in that folder.

use genfn_tests_snapshots::any_bytes::{snapshots, tried};

/// Numbers of a generator of Marsaglia's (xorshift), that are the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

#[test]
fn what_is_not_damaged_is_read() {
    for snapshot in snapshots() {
        assert!(tried(&snapshot), "{}", String::from_utf8_lossy(&snapshot));
    }
}

/// Bytes are replaced, left out, put in, and taken from another snapshot.
#[test]
fn whatever_is_damaged_is_refused_or_goes_on() {
    let all = snapshots();
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let (mut read, mut refused) = (0, 0);
    for _ in 0..30_000 {
        let mut bytes = all[random.below(all.len())].clone();
        for _ in 0..=random.below(3) {
            let at = 1 + random.below(bytes.len().max(2) - 1).min(bytes.len() - 1);
            match random.below(4) {
                0 => bytes[at] = random.below(256) as u8,
                1 if bytes.len() > 2 => _ = bytes.remove(at),
                2 => bytes.insert(at, random.below(256) as u8),
                _ => {
                    let other = &all[random.below(all.len())];
                    let at = at.min(other.len());
                    bytes.truncate(at);
                    bytes.extend_from_slice(&other[at..]);
                }
            }
        }
        match tried(&bytes) {
            true => read += 1,
            false => refused += 1,
        }
    }
    assert!(read > 100 && refused > 10_000, "{read} read, {refused} refused");
}
