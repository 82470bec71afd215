//! Words, numbers and signs of a text of bytes.

use std::hint::black_box;
use std::sync::LazyLock;

use crate::bodies::bodies;
use crate::drive::Drive;

const LINES: usize = 2_000;
const LINE: &str = "let total1 = price * (100 + tax) / 100;\n";

static TEXT: LazyLock<String> = LazyLock::new(|| LINE.repeat(LINES));

struct Tokens {
    text: &'static [u8],
    at: usize,
}

impl Iterator for Tokens {
    type Item = &'static [u8];

    #[inline]
    fn next(&mut self) -> Option<&'static [u8]> {
        let text = self.text;
        while self.at < text.len() && text[self.at].is_ascii_whitespace() {
            self.at += 1;
        }
        let start = self.at;
        let byte = *text.get(start)?;
        self.at += 1;
        if byte.is_ascii_alphabetic() {
            while self.at < text.len() && text[self.at].is_ascii_alphanumeric() {
                self.at += 1;
            }
        } else if byte.is_ascii_digit() {
            while self.at < text.len() && text[self.at].is_ascii_digit() {
                self.at += 1;
            }
        }
        Some(&text[start..self.at])
    }
}

pub fn hand(drive: impl Drive) -> u64 {
    drive.run(Tokens { text: black_box(TEXT.as_bytes()), at: 0 })
}

bodies! {
    fn(text: &'static [u8] = TEXT.as_bytes()) -> &'static [u8] {
        let mut at: usize = 0;
        while at < text.len() {
            let start: usize = at;
            let byte: u8 = text[at];
            at += 1;
            if !byte.is_ascii_whitespace() {
                if byte.is_ascii_alphabetic() {
                    while at < text.len() && text[at].is_ascii_alphanumeric() {
                        at += 1;
                    }
                } else if byte.is_ascii_digit() {
                    while at < text.len() && text[at].is_ascii_digit() {
                        at += 1;
                    }
                }
                yield_!(&text[start..at]);
            }
        }
    }
}
