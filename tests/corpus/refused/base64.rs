//! E0597 E0716: the chunks of a local vector are walked over, and the bytes of a local array.

use std::fmt;

use super::prelude::*;

#[derive(Debug, Clone, PartialEq)]
pub enum Broken {
    Truncated { at: usize, wanted: usize },
    Overflow(usize),
    Symbol(u8),
    Distance { distance: usize, written: usize },
    Checksum { frame: u8, found: u8 },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

#[generator]
fn base64(text: &str) -> impl Iterator<Item = Result<u8, Broken>> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let symbols = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect::<Vec<_>>();
    for group in symbols.chunks(4) {
        let mut bits = 0_u32;
        let mut count = 0;
        for &symbol in group.iter().take_while(|b| **b != b'=') {
            let value = ALPHABET.iter().position(|b| *b == symbol).ok_or(Broken::Symbol(symbol))?;
            bits = bits << 6 | value as u32;
            count += 1;
        }
        if count < 2 {
            return Err(Broken::Truncated { at: count, wanted: 2 });
        }
        bits <<= 6 * (4 - count);
        for byte in &bits.to_be_bytes()[1..count] {
            yield_!(Ok(*byte));
        }
    }
}

cases! {
    base64 {
        drive!(base64("aGVs bG8="));
        drive!(base64("aGVsb*"));
        drive!(base64("aGVsb"));
    }
}
