//! What is sent to a generator, rather than taken from it.

use std::hint::black_box;

use crate::drive::DRIVES;
use crate::measure::Contender;

/// Sends each of `values`, by `send`. The result tells of all that came back.
#[inline]
pub fn send_all<T>(values: impl Iterator<Item = T>, mut send: impl FnMut(T) -> u64) -> u64 {
    let mut mixed: u64 = 0;
    for value in values {
        mixed = mixed.rotate_left(1).wrapping_add(send(value));
    }
    mixed
}

/// As `send_all`, by a function that the optimiser can't see.
pub fn send_all_boxed<'a, T: 'a>(values: impl Iterator<Item = T>, send: impl FnMut(T) -> u64 + 'a) -> u64 {
    let send: Box<dyn FnMut(T) -> u64 + 'a> = Box::new(send);
    send_all(values, black_box(send))
}

/// One who is sent values, inline and boxed.
pub fn contender(name: &'static str, inline: fn() -> u64, boxed: fn() -> u64, size: Option<fn() -> u64>) -> Contender {
    let mut runs = [None; DRIVES.len()];
    runs[0] = Some(inline);
    runs[1] = Some(boxed);
    Contender { name, runs, size }
}
