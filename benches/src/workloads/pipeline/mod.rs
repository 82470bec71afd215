//! A thousand filters, one after the other.

#[cfg(feature = "nightly")]
mod nightly;
#[cfg(feature = "peers")]
mod peers;

use std::hint::black_box;

use genfn::prelude::*;

use crate::bodies::boxed_contenders;
use crate::drive::{Count, Drive};
use crate::measure::Workload;

/// How many there are. Each lets through what is not its own number modulo 1,024.
const STAGES: u64 = 1_000;
const NUMBERS: u64 = 4_096;

type Numbers = Box<dyn Iterator<Item = u64>>;

/// All the stages, each made by `stage`.
fn pipeline(stage: impl Fn(Numbers, u64) -> Numbers) -> Numbers {
    let source: Numbers = Box::new(0..black_box(NUMBERS));
    (0..black_box(STAGES)).fold(source, stage)
}

struct Without {
    inner: Numbers,
    number: u64,
}

impl Iterator for Without {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let number = self.number;
        self.inner.find(|n| n & 1023 != number)
    }
}

fn hand(drive: impl Drive) -> u64 {
    drive.run(pipeline(|inner, number| Box::new(Without { inner, number })))
}

#[generator]
fn without(inner: Numbers, number: u64) -> Box<dyn Iterator<Item = u64>> {
    for n in inner {
        if n & 1023 != number {
            yield_!(n);
        }
    }
}

fn genfn(drive: impl Drive) -> u64 {
    drive.run(pipeline(without))
}

#[generator(type = WithoutNumber)]
fn without_named(inner: Numbers, number: u64) -> impl Iterator<Item = u64> {
    for n in inner {
        if n & 1023 != number {
            yield_!(n);
        }
    }
}

fn genfn_named(drive: impl Drive) -> u64 {
    drive.run(pipeline(|inner, number| Box::new(without_named(inner, number))))
}

pub fn workload() -> Workload {
    #[allow(unused_mut)]
    let mut contenders = boxed_contenders! { hand() = "by hand", genfn() = "genfn", genfn_named() = "genfn, named" };
    #[cfg(feature = "peers")]
    contenders.extend(peers::contenders());
    #[cfg(feature = "nightly")]
    contenders.extend(nightly::contenders());
    Workload { name: "pipeline of 1,000 filters", items: hand(Count), contenders }
}
