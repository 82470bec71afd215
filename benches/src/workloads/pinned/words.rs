//! Words of a text that the generator owns: it holds borrows of its own locals, as only a pinned one can.

use std::hint::black_box;

use genfn::prelude::*;

use crate::bodies::contenders;
use crate::drive::Drive;
use crate::measure::Workload;

const WORDS: u64 = 100_000;

fn text() -> String {
    black_box("a word or several of them, no two of a length ".repeat(WORDS as usize / 10))
}

/// An index in place of the borrow.
struct Words {
    text: String,
    at: usize,
}

impl Iterator for Words {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let length = rest.iter().position(|byte| *byte == b' ').unwrap_or(rest.len());
        self.at += length + 1;
        Some(length as u64)
    }
}

fn hand(drive: impl Drive) -> u64 {
    drive.run(Words { text: text(), at: 0 })
}

#[generator(pinned)]
fn words(text: String) -> impl Iterator<Item = u64> {
    for word in text.as_bytes().split(|byte| *byte == b' ') {
        yield_!(word.len() as u64);
    }
}

fn genfn(drive: impl Drive) -> u64 {
    drive.run(words(text()))
}

#[cfg(feature = "peers")]
mod peers {
    use super::*;

    macro_rules! awaited {
        ($name:ident, $($flavour:ident)::*) => {
            async fn $name(co: $($flavour)::*::Co<u64>, text: String) {
                for word in text.as_bytes().split(|byte| *byte == b' ') {
                    co.yield_(word.len() as u64).await;
                }
            }
        };
    }

    awaited!(rc_words, genawaiter::rc);
    awaited!(sync_words, genawaiter::sync);

    pub fn rc(drive: impl Drive) -> u64 {
        drive.run(genawaiter::rc::Gen::new(|co| rc_words(co, text())).into_iter())
    }

    pub fn sync(drive: impl Drive) -> u64 {
        drive.run(genawaiter::sync::Gen::new(|co| sync_words(co, text())).into_iter())
    }

    pub fn sync_boxed(drive: impl Drive) -> u64 {
        drive.run(genawaiter::sync::Gen::new_boxed(|co| sync_words(co, text())).into_iter())
    }
}

pub fn workload() -> Workload {
    #[allow(unused_mut)]
    let mut contenders = contenders! { hand = "by hand", genfn = "genfn" };
    #[cfg(feature = "peers")]
    {
        use peers::{rc, sync, sync_boxed};
        contenders.extend(contenders! {
            rc = "genawaiter rc", sync = "genawaiter sync", sync_boxed = "genawaiter sync, boxed"
        });
    }
    Workload { name: "words, pinned", items: hand(crate::drive::Count), contenders }
}
