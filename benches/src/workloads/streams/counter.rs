//! A counter that awaits nothing.

use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use futures_core::Stream;
use genfn::prelude::*;

use super::driven;
use crate::bodies::contenders;
use crate::drive::Drive;
use crate::measure::Workload;

const ITEMS: u64 = 100_000;

struct Counter {
    n: u64,
    end: u64,
    step: u64,
}

impl Stream for Counter {
    type Item = u64;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u64>> {
        if self.n < self.end {
            let n = self.n;
            self.n += self.step;
            Poll::Ready(Some(n))
        } else {
            Poll::Ready(None)
        }
    }
}

fn hand(drive: impl Drive) -> u64 {
    driven(drive, pin!(Counter { n: 0, end: black_box(3 * ITEMS), step: black_box(3) }))
}

/// `D` makes of it one for each way to drive it, as those of the others are, which stand in a generic function.
#[generator]
fn counter<D: Drive>(end: u64, step: u64) -> impl Stream<Item = u64> {
    let mut n: u64 = 0;
    while n < end {
        yield_!(n);
        n += step;
    }
}

fn genfn<D: Drive>(drive: D) -> u64 {
    driven(drive, pin!(counter::<D>(black_box(3 * ITEMS), black_box(3))))
}

#[cfg(feature = "peers")]
fn unfold(drive: impl Drive) -> u64 {
    let (end, step) = (black_box(3 * ITEMS), black_box(3));
    let stream = futures_util::stream::unfold(0, |n| async move { (n < end).then(|| (n, n + step)) });
    driven(drive, pin!(stream))
}

#[cfg(feature = "peers")]
fn async_stream(drive: impl Drive) -> u64 {
    let (end, step) = (black_box(3 * ITEMS), black_box(3));
    let stream = async_stream::stream! {
        let mut n: u64 = 0;
        while n < end {
            yield n;
            n += step;
        }
    };
    driven(drive, pin!(stream))
}

pub fn workload() -> Workload {
    #[allow(unused_mut)]
    let mut contenders = contenders! { hand = "by hand", genfn = "genfn" };
    #[cfg(feature = "peers")]
    contenders.extend(contenders! { unfold = "futures unfold", async_stream = "async-stream" });
    Workload { name: "stream: counter", items: ITEMS, contenders }
}
