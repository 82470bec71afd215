//! A running total of what is sent.

#[cfg(feature = "nightly")]
mod nightly;
#[cfg(feature = "peers")]
mod peers;

use std::hint::black_box;
use std::ops::Range;

use genfn::prelude::*;

use crate::measure::Workload;
use crate::sends::{contender, send_all, send_all_boxed};

const SENDS: u64 = 100_000;

fn values() -> Range<u64> {
    1..black_box(SENDS + 1)
}

struct Hand {
    total: u64,
}

impl Hand {
    #[inline]
    fn send(&mut self, value: u64) -> u64 {
        self.total = self.total.wrapping_add(value);
        self.total
    }
}

#[generator]
fn running_total() -> impl Generator<Yield = u64, Send = u64> {
    let mut total: u64 = 0;
    loop {
        total = total.wrapping_add(yield_!(total));
    }
}

#[generator(type = RunningTotal)]
fn named() -> impl Generator<Yield = u64, Send = u64> {
    let mut total: u64 = 0;
    loop {
        total = total.wrapping_add(yield_!(total));
    }
}

pub fn workload() -> Workload {
    #[allow(unused_mut)]
    let mut contenders = vec![
        contender(
            "by hand",
            || {
                let mut hand = Hand { total: black_box(0) };
                send_all(values(), |value| hand.send(value))
            },
            || {
                let mut hand = Hand { total: black_box(0) };
                send_all_boxed(values(), move |value| hand.send(value))
            },
            Some(|| size_of::<Hand>() as u64),
        ),
        contender(
            "genfn",
            || {
                let mut it = running_total().primed();
                send_all(values(), |value| it.send(value).unwrap_or_default())
            },
            || {
                let it: BoxGenerator<'_, u64, u64> = Box::new(running_total().primed());
                let mut it = black_box(it);
                send_all(values(), |value| it.send(value).unwrap_or_default())
            },
            Some(|| size_of_val(&running_total()) as u64),
        ),
        contender(
            "genfn, named",
            || {
                let mut it = named().primed();
                send_all(values(), |value| it.send(value).unwrap_or_default())
            },
            || {
                let it: BoxGenerator<'_, u64, u64> = Box::new(named().primed());
                let mut it = black_box(it);
                send_all(values(), |value| it.send(value).unwrap_or_default())
            },
            Some(|| size_of::<RunningTotal>() as u64),
        ),
    ];
    #[cfg(feature = "peers")]
    contenders.extend(peers::contenders());
    #[cfg(feature = "nightly")]
    contenders.push(nightly::contender());
    Workload { name: "running total", items: SENDS, contenders }
}
