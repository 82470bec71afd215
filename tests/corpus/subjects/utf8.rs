//! What is no UTF-8 becomes a replacement character.

use super::prelude::*;

/// What is no UTF-8 becomes a replacement character, a byte at a time.
#[generator]
fn utf8(mut input: &[u8]) -> impl Iterator<Item = char> {
    while let [first, rest @ ..] = input {
        let (len, initial) = match *first {
            b @ 0x00..=0x7f => {
                yield_!(char::from(b));
                input = rest;
                continue;
            }
            b @ 0xc2..=0xdf => (1, u32::from(b & 0x1f)),
            b @ 0xe0..=0xef => (2, u32::from(b & 0x0f)),
            b @ 0xf0..=0xf4 => (3, u32::from(b & 0x07)),
            _ => (0, u32::MAX),
        };
        let tail = rest.iter().take(len).take_while(|b| **b & 0xc0 == 0x80);
        let (seen, code) = tail.fold((0, initial), |(seen, code), b| (seen + 1, code << 6 | u32::from(b & 0x3f)));
        match char::from_u32(code) {
            Some(c) if seen == len => {
                yield_!(c);
                input = &rest[len..];
            }
            _ => {
                yield_!(char::REPLACEMENT_CHARACTER);
                input = rest;
            }
        }
    }
}

cases! {
    utf8 { drive!(utf8(b"a\xc3\xa4\xe2\x82\xac\xff\xe2\x82b\xf0\x9f\x98\x80")); }
}
