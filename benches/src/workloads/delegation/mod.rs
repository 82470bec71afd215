//! A counter that stands some levels deep in generators that delegate to each other.

#[cfg(feature = "nightly")]
mod nightly;
#[cfg(feature = "peers")]
mod peers;

use std::hint::black_box;

use genfn::prelude::*;

use crate::bodies::boxed_contenders;
use crate::drive::Drive;
use crate::measure::Workload;

/// So many that what it costs to make 256 generators does not show.
const ITEMS: u64 = 50_000;

/// What one writes by hand: each level asks the next.
struct Outer {
    inner: Box<dyn Iterator<Item = u64>>,
}

impl Iterator for Outer {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.inner.next()
    }
}

fn nested_by_hand(depth: u32, count: u64) -> Box<dyn Iterator<Item = u64>> {
    if depth == 0 { Box::new(0..count) } else { Box::new(Outer { inner: nested_by_hand(depth - 1, count) }) }
}

fn hand(depth: u32, drive: impl Drive) -> u64 {
    drive.run(nested_by_hand(black_box(depth), black_box(ITEMS)))
}

#[generator]
fn nested(depth: u32, count: u64) -> BoxGenerator<'static, u64> {
    if depth == 0 {
        for n in 0..count {
            yield_!(n);
        }
    } else {
        yield_from!(nested(depth - 1, count));
    }
}

fn genfn(depth: u32, drive: impl Drive) -> u64 {
    drive.run(nested(black_box(depth), black_box(ITEMS)))
}

#[generator]
fn nested_iterators(depth: u32, count: u64) -> Box<dyn Iterator<Item = u64>> {
    if depth == 0 {
        for n in 0..count {
            yield_!(n);
        }
    } else {
        yield_from!(nested_iterators(depth - 1, count));
    }
}

fn genfn_iterators(depth: u32, drive: impl Drive) -> u64 {
    drive.run(nested_iterators(black_box(depth), black_box(ITEMS)))
}

#[generator(type = Nested)]
fn nested_named(depth: u32, count: u64) -> impl Iterator<Item = u64> {
    if depth == 0 {
        for n in 0..count {
            yield_!(n);
        }
    } else {
        yield_from!(nested_named(depth - 1, count));
    }
}

fn genfn_named(depth: u32, drive: impl Drive) -> u64 {
    drive.run(nested_named(black_box(depth), black_box(ITEMS)))
}

pub fn workloads() -> [Workload; 3] {
    [
        workload::<1>("delegation, depth 1"),
        workload::<16>("delegation, depth 16"),
        workload::<256>("delegation, depth 256"),
    ]
}

fn workload<const DEPTH: u32>(name: &'static str) -> Workload {
    #[allow(unused_mut)]
    let mut contenders = boxed_contenders! {
        hand(DEPTH) = "by hand", genfn(DEPTH) = "genfn", genfn_named(DEPTH) = "genfn, named",
        genfn_iterators(DEPTH) = "genfn, dyn Iterator"
    };
    #[cfg(feature = "peers")]
    contenders.extend(peers::contenders::<DEPTH>());
    #[cfg(feature = "nightly")]
    contenders.extend(nightly::contenders::<DEPTH>());
    Workload { name, items: ITEMS, contenders }
}
