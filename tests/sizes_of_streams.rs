//! How large streams are: none of these is larger than async-stream's of the same body. `docs/async-stream.md` has some of them as a table.
#![cfg(all(feature = "std", target_pointer_width = "64"))]
#![allow(clippy::needless_range_loop, reason = "what is indexed is an argument, which is held")]

use std::num::ParseIntError;
use std::pin::pin;

use futures::{Stream, StreamExt, stream};
use tokio::sync::mpsc::{self, Receiver};

mod ours {
    use genfn::prelude::*;

    use super::*;

    #[generator]
    pub(super) fn counted(n: u32) -> impl Stream<Item = u32> {
        for i in 0..n {
            yield_!(i);
        }
    }

    #[generator]
    pub(super) fn relayed(mut rx: Receiver<u64>) -> impl Stream<Item = u64> {
        while let Some(n) = rx.recv().await {
            yield_!(n);
        }
    }

    #[generator]
    pub(super) fn doubled(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
        let mut numbers = pin!(numbers);
        while let Some(n) = numbers.next().await {
            yield_!(n * 2);
        }
    }

    #[generator]
    pub(super) fn bytes(bytes: [u8; 4096], n: usize) -> impl Stream<Item = u8> {
        for i in 0..n {
            tokio::task::yield_now().await;
            yield_!(bytes[i]);
        }
    }

    #[generator]
    pub(super) fn parsed(texts: Vec<String>) -> impl Stream<Item = Result<u32, ParseIntError>> {
        for text in texts.iter() {
            tokio::task::yield_now().await;
            yield_!(Ok(text.parse()?));
        }
    }

    #[generator]
    pub(super) fn moved(texts: Vec<String>) -> impl Stream<Item = String> {
        for text in texts.into_iter() {
            yield_!(text);
        }
    }

    #[generator]
    pub(super) fn words(texts: Vec<String>) -> impl Stream<Item = usize> {
        for text in texts.iter() {
            for word in text.split(' ') {
                yield_!(word.len());
            }
        }
    }

    #[generator]
    pub(super) fn delegated(n: u32) -> impl Stream<Item = u32> {
        yield_from!(counted(n));
        yield_from!(counted(n));
    }

    #[generator]
    pub(super) fn large(n: u32) -> impl Stream<Item = [u64; 32]> {
        for i in 0..n {
            yield_!([u64::from(i); 32]);
        }
    }

    #[generator]
    pub(super) fn three(a: String, b: String, c: Vec<u8>) -> impl Stream<Item = usize> {
        yield_!(a.len());
        yield_!(b.len() + c.len());
    }

    #[generator]
    pub(super) fn selected(mut a: Receiver<u64>, mut b: Receiver<u64>) -> impl Stream<Item = u64> {
        loop {
            tokio::select! {
                Some(n) = a.recv() => yield_!(n),
                Some(n) = b.recv() => yield_!(n),
                else => return,
            }
        }
    }
}

mod theirs {
    use async_stream::{stream, try_stream};

    use super::*;

    pub(super) fn counted(n: u32) -> impl Stream<Item = u32> {
        stream! { for i in 0..n { yield i; } }
    }

    pub(super) fn relayed(mut rx: Receiver<u64>) -> impl Stream<Item = u64> {
        stream! { while let Some(n) = rx.recv().await { yield n; } }
    }

    pub(super) fn doubled(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
        stream! {
            let mut numbers = pin!(numbers);
            while let Some(n) = numbers.next().await { yield n * 2; }
        }
    }

    pub(super) fn bytes(bytes: [u8; 4096], n: usize) -> impl Stream<Item = u8> {
        stream! { for i in 0..n { tokio::task::yield_now().await; yield bytes[i]; } }
    }

    pub(super) fn parsed(texts: Vec<String>) -> impl Stream<Item = Result<u32, ParseIntError>> {
        try_stream! { for text in texts.iter() { tokio::task::yield_now().await; let n: u32 = text.parse()?; yield n; } }
    }

    pub(super) fn moved(texts: Vec<String>) -> impl Stream<Item = String> {
        stream! { for text in texts.into_iter() { yield text; } }
    }

    pub(super) fn words(texts: Vec<String>) -> impl Stream<Item = usize> {
        stream! { for text in texts.iter() { for word in text.split(' ') { yield word.len(); } } }
    }

    pub(super) fn delegated(n: u32) -> impl Stream<Item = u32> {
        stream! {
            for await i in counted(n) { yield i; }
            for await i in counted(n) { yield i; }
        }
    }

    pub(super) fn large(n: u32) -> impl Stream<Item = [u64; 32]> {
        stream! { for i in 0..n { yield [u64::from(i); 32]; } }
    }

    pub(super) fn three(a: String, b: String, c: Vec<u8>) -> impl Stream<Item = usize> {
        stream! { yield a.len(); yield b.len() + c.len(); }
    }

    pub(super) fn selected(mut a: Receiver<u64>, mut b: Receiver<u64>) -> impl Stream<Item = u64> {
        stream! {
            loop {
                tokio::select! {
                    Some(n) = a.recv() => yield n,
                    Some(n) = b.recv() => yield n,
                    else => return,
                }
            }
        }
    }
}

fn channel() -> Receiver<u64> {
    mpsc::channel(1).1
}

/// The sizes of both.
macro_rules! sizes {
    ($name:ident($($argument:expr),*)) => {
        [size_of_val(&ours::$name($($argument),*)), size_of_val(&theirs::$name($($argument),*))]
    };
}

#[test]
fn none_is_larger_than_that_of_async_stream() {
    let sizes = [
        ("counted", sizes!(counted(1))),
        ("relayed", sizes!(relayed(channel()))),
        ("doubled", sizes!(doubled(stream::iter([1])))),
        ("bytes", sizes!(bytes([0; 4096], 1))),
        ("parsed", sizes!(parsed(Vec::new()))),
        ("moved", sizes!(moved(Vec::new()))),
        ("words", sizes!(words(Vec::new()))),
        ("delegated", sizes!(delegated(1))),
        ("large", sizes!(large(1))),
        ("three", sizes!(three(String::new(), String::new(), Vec::new()))),
        ("selected", sizes!(selected(channel(), channel()))),
    ];
    for (name, [ours, theirs]) in sizes {
        println!("{name}: {ours}, async-stream {theirs}");
        assert!(ours <= theirs, "{name}: {ours}, async-stream {theirs}");
    }
}

#[test]
fn sizes_in_the_docs() {
    let docs = include_str!("../docs/async-stream.md");
    let rows = [
        ("`for i in 0..n { yield_!(i); }`", sizes!(counted(1))),
        ("`while let Some(n) = rx.recv().await { yield_!(n); }`", sizes!(relayed(channel()))),
        ("an argument of 4 KiB", sizes!(bytes([0; 4096], 1))),
        ("items of 256 bytes", sizes!(large(1))),
        ("two streams, one after the other, all of whose items are yielded", sizes!(delegated(1))),
    ];
    for (name, [ours, theirs]) in rows {
        let row = format!("| {name} | {ours} | {theirs} |\n");
        assert!(docs.contains(&row), "docs/async-stream.md should have\n{row}");
    }
}

/// Where the stack is, as a number. AddressSanitizer may have put it elsewhere.
#[cfg(not(any(feature = "sanitizer", miri)))]
#[inline(never)]
fn stack() -> usize {
    let here = 0u8;
    std::ptr::from_ref(std::hint::black_box(&here)).addr()
}

/// A stream that delegates to a box of its own kind is polled by a call a level. What that takes of the stack is for the profile to say: `cargo
/// test --test sizes_of_streams -- --nocapture`, with and without `--release`.
#[cfg(not(any(feature = "sanitizer", miri)))]
#[tokio::test]
async fn a_level_of_a_recursion_takes_little_of_the_stack() {
    use futures::stream::BoxStream;
    use genfn::prelude::*;

    #[generator]
    fn ours(depth: usize) -> BoxStream<'static, usize> {
        yield_!(stack());
        if depth > 0 {
            yield_from!(ours(depth - 1));
        }
    }
    #[generator]
    fn async_generator(depth: usize) -> BoxAsyncGenerator<'static, usize> {
        yield_!(stack());
        if depth > 0 {
            yield_from!(async_generator(depth - 1));
        }
    }
    #[generator(pinned)]
    fn pinned(depth: usize) -> BoxGenerator<'static, usize> {
        yield_!(stack());
        if depth > 0 {
            yield_from!(pinned(depth - 1));
        }
    }
    fn theirs(depth: usize) -> BoxStream<'static, usize> {
        Box::pin(async_stream::stream! {
            yield stack();
            if depth > 0 {
                for await at in theirs(depth - 1) {
                    yield at;
                }
            }
        })
    }
    let a_level = |places: Vec<usize>| (places[10] - places[20]) / 10;
    let (ours, theirs) = (a_level(ours(20).collect().await), a_level(theirs(20).collect().await));
    let async_generator = a_level(async_generator(20).collect().await);
    let pinned = a_level(pinned(20).collect());
    println!(
        "bytes a level: genfn {ours}, async-stream {theirs}, an async generator {async_generator}, a pinned one {pinned}"
    );
    if cfg!(debug_assertions) {
        assert!(ours < 4 * theirs && async_generator < 8 * theirs && pinned < 8 * theirs);
    } else {
        assert!(ours <= theirs && async_generator < 4 * theirs && pinned < 4 * theirs);
    }
}
