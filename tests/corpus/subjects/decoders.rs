//! Decoders: bytes in, values out.

use std::collections::VecDeque;
use std::fmt;

use super::prelude::*;
use std::fmt::Debug;

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
fn run_lengths(data: &[u8]) -> impl Iterator<Item = (u8, usize)> {
    let mut bytes = data.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        let mut count = 1;
        while bytes.next_if_eq(&byte).is_some() {
            count += 1;
        }
        yield_!((byte, count));
    }
}

/// A count below 128 is of literals, one above of copies; 128 is padding.
#[generator]
fn packed_bits(data: &[u8]) -> impl Iterator<Item = Result<u8, Broken>> {
    let mut at = 0;
    while let Some(&control) = data.get(at) {
        at += 1;
        match control {
            0..=127 => {
                let wanted = usize::from(control) + 1;
                let literals = data.get(at..at + wanted).ok_or(Broken::Truncated { at, wanted })?;
                for literal in literals {
                    yield_!(Ok(*literal));
                }
                at += wanted;
            }
            128 => continue,
            129.. => {
                let Some(&byte) = data.get(at) else {
                    return Err(Broken::Truncated { at, wanted: 1 });
                };
                for _ in 0..257 - usize::from(control) {
                    yield_!(Ok(byte));
                }
                at += 1;
            }
        }
    }
}

#[generator]
fn varints(bytes: impl IntoIterator<Item = u8>) -> impl Iterator<Item = Result<u64, Broken>> {
    let mut value = 0_u64;
    let mut shift = 0;
    for (at, byte) in bytes.into_iter().enumerate() {
        if shift >= 63 && byte > 1 {
            return Err(Broken::Overflow(at));
        }
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            yield_!(Ok(value));
            value = 0;
            shift = 0;
        } else {
            shift += 7;
        }
    }
    if shift > 0 {
        Err(Broken::Truncated { at: shift / 7, wanted: 1 })?;
    }
}

/// Signed differences, folded into unsigned numbers, summed up.
#[generator]
fn undelta(folded: &[u32]) -> impl Iterator<Item = i64> {
    let unfold = |n: u32| i64::from(n >> 1) ^ -i64::from(n & 1);
    let mut sum = 0;
    for difference in folded.iter().copied().map(unfold) {
        sum += difference;
        yield_!(sum);
    }
}

/// The second differences of timestamps: mostly zero.
#[generator]
fn second_differences(times: &[i64]) -> impl Iterator<Item = i64> {
    let [first, rest @ ..] = times else { return };
    yield_!(*first);
    let mut last = first;
    let mut last_delta = 0;
    for time in rest {
        let delta = time - last;
        yield_!(delta - last_delta);
        last_delta = delta;
        last = time;
    }
}

#[generator]
fn unescape(text: &str) -> impl Iterator<Item = Result<char, String>> {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            yield_!(Ok(c));
            continue;
        }
        let c = match chars.next().ok_or("a backslash ends it")? {
            'n' => '\n',
            't' => '\t',
            '0' => '\0',
            'x' => {
                let hex: String = chars.by_ref().take(2).collect();
                u8::from_str_radix(&hex, 16).map_err(|e| format!("{hex:?}: {e}"))?.into()
            }
            'u' => {
                if chars.next() != Some('{') {
                    return Err("no brace after \\u".to_owned());
                }
                let digits: String = chars.by_ref().take_while(|c| *c != '}').collect();
                let code = u32::from_str_radix(&digits, 16).map_err(|e| e.to_string())?;
                char::from_u32(code).ok_or_else(|| format!("{code:x} is no character"))?
            }
            c @ ('\\' | '\'' | '"') => c,
            other => Err(format!("unknown escape {other:?}"))?,
        };
        yield_!(Ok(c));
    }
}

pub struct Bits<'a> {
    bytes: &'a [u8],
    held: u32,
    count: u32,
}

impl<'a> Bits<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Bits { bytes, held: 0, count: 0 }
    }

    fn take(&mut self, n: u32) -> Option<u32> {
        while self.count < n {
            let (first, rest) = self.bytes.split_first()?;
            self.held = self.held << 8 | u32::from(*first);
            self.count += 8;
            self.bytes = rest;
        }
        self.count -= n;
        let value = self.held >> self.count;
        self.held &= (1 << self.count) - 1;
        Some(value)
    }

    /// Each field as wide as the header before it says.
    #[generator]
    fn fields(&mut self) -> impl Iterator<Item = u32> {
        while let Some(width @ 1..) = self.take(3) {
            let Some(field) = self.take(width) else { break };
            yield_!(field);
        }
    }
}

/// Exponential Golomb codes: as many zeros as there are bits after the one.
#[generator]
fn golomb(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut bits = Bits::new(bytes);
    'codes: loop {
        let mut zeros = 0;
        while let Some(bit) = bits.take(1) {
            if bit == 1 {
                let Some(rest) = bits.take(zeros) else { break 'codes };
                yield_!((1 << zeros) + rest - 1);
                continue 'codes;
            }
            zeros += 1;
        }
        break;
    }
}

/// Back references into a window of what was written last.
#[generator]
fn copies(input: &[u8], window_size: usize) -> impl Iterator<Item = Result<u8, Broken>> {
    let mut window = VecDeque::with_capacity(window_size);
    let mut input = input.iter();
    while let Some(&tag) = input.next() {
        if tag < 0xf0 {
            window.push_back(tag);
            yield_!(Ok(tag));
        } else {
            let len = usize::from(tag & 0xf) + 3;
            let distance = match input.next() {
                Some(0) | None => return Err(Broken::Truncated { at: window.len(), wanted: 1 }),
                Some(distance) => usize::from(*distance),
            };
            let start = window.len().checked_sub(distance);
            let start = start.ok_or(Broken::Distance { distance, written: window.len() })?;
            for i in start..start + len {
                let byte = window[i];
                window.push_back(byte);
                yield_!(Ok(byte));
            }
        }
        if let Some(excess) = window.len().checked_sub(window_size) {
            window.drain(..excess);
        }
    }
}

/// Frames of a length, a kind, a payload and a checksum; noise between them is skipped.
#[generator]
fn frames(mut stream: &[u8]) -> impl Iterator<Item = Result<(u8, &[u8]), Broken>> {
    while let Some(start) = stream.iter().position(|b| *b == 0x7e) {
        stream = &stream[start + 1..];
        let Some((&[len, kind], rest)) = stream.split_first_chunk() else {
            return Err(Broken::Truncated { at: 0, wanted: 2 });
        };
        let len = usize::from(len);
        if rest.len() <= len {
            return Err(Broken::Truncated { at: 2, wanted: len + 1 - rest.len() });
        }
        let (payload, rest) = rest.split_at(len);
        let sum = payload.iter().fold(kind, |sum, b| sum.wrapping_add(*b));
        match rest[0] {
            found if found == sum => yield_!(Ok((kind, payload))),
            found => yield_!(Err(Broken::Checksum { frame: kind, found })),
        }
        stream = &rest[1..];
    }
}

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

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    name: &'static str,
    weight: usize,
    worth: u32,
}

/// Which bit flips, and what is then set.
#[generator]
fn gray_code(bits: u32) -> impl Iterator<Item = (Option<u32>, String)> {
    let width = bits as usize;
    let mut code = 0_u32;
    yield_!((None, format!("{code:0width$b}")));
    for n in 1..1_u32 << bits {
        let bit = n.trailing_zeros();
        code ^= 1 << bit;
        yield_!((Some(bit), format!("{code:0width$b}")));
    }
}

cases! {
    run_lengths {
        drive!(run_lengths(b"aaabccdddd"));
        drive!(run_lengths(b""));
    }
    packed_bits {
        drive!(packed_bits(&[2, 1, 2, 3, 128, 254, 9, 0, 7]));
        drive!(packed_bits(&[254, 9, 3, 1]));
        drive!(packed_bits(&[200]));
    }
    varints {
        drive!(varints([1, 0xac, 0x02, 0x80, 0x80, 0x01]));
        drive!(varints([5, 0x80]));
        drive!(varints([0xff; 11]));
    }
    undelta { drive!(undelta(&[4, 3, 0, 1, 200])); }
    second_differences {
        drive!(second_differences(&[100, 110, 120, 131, 140]));
        drive!(second_differences(&[]));
    }
    unescape {
        drive!(unescape(r"a\n\x41\u{e9}\\"));
        drive!(unescape(r"\xzz"));
        drive!(unescape(r"ok\q"));
        drive!(unescape(r"x\"));
        drive!(unescape(r"\u{d800}"));
    }
    fields { drive!(Bits::new(&[0b0101_0011, 0b0111_0100, 0b0000_0000]).fields()); }
    golomb { drive!(golomb(&[0b1010_0110, 0b0100_0010, 0b1000_0000])); }
    copies {
        drive!(copies(&[1, 2, 3, 0xf1, 3, 4, 0xf0, 1], 5));
        drive!(copies(&[1, 0xf0, 9], 8));
        drive!(copies(&[1, 0xf0], 8));
    }
    frames {
        drive!(frames(b"\x7e\x02\x01ab\xc4..\x7e\x01\x02a\x00\x7e\x00\x05\x05"));
        drive!(frames(b"\x7e\x09\x01abc"));
    }
    utf8 { drive!(utf8(b"a\xc3\xa4\xe2\x82\xac\xff\xe2\x82b\xf0\x9f\x98\x80")); }
    gray_code { drive!(gray_code(3)); }
}
