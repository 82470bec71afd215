//! Averages of groups: a grouper that delegates to an averager for each of them.

#[cfg(feature = "nightly")]
mod nightly;
#[cfg(feature = "peers")]
mod peers;

use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;

use genfn::prelude::*;

use crate::measure::Workload;
use crate::sends::{contender, send_all, send_all_boxed};

const GROUPS: u64 = 100;
const EACH: u64 = 500;

/// Where the averages go.
type Results = Rc<RefCell<Vec<f64>>>;

/// `GROUPS` groups, each ended by `None`.
fn values() -> impl Iterator<Item = Option<f64>> {
    let each = black_box(EACH);
    let mut left = each;
    (0..GROUPS * (EACH + 1)).map(move |n| {
        if left == 0 {
            left = each;
            None
        } else {
            left -= 1;
            Some((n & 255) as f64)
        }
    })
}

/// Sends all of them, and tells of the averages.
fn groups<G>(make: impl FnOnce(Results) -> G, mut send: impl FnMut(&mut G, Option<f64>) -> u64) -> u64 {
    let results = Results::default();
    let mut it = make(results.clone());
    send_all(values(), |value| send(&mut it, value));
    told(&results)
}

/// As `groups`, by a function that the optimiser can't see.
fn groups_boxed<G>(make: impl FnOnce(Results) -> G, mut send: impl FnMut(&mut G, Option<f64>) -> u64) -> u64 {
    let results = Results::default();
    let mut it = make(results.clone());
    send_all_boxed(values(), |value| send(&mut it, value));
    told(&results)
}

fn told(results: &Results) -> u64 {
    let results = results.borrow();
    results.len() as u64 + results.iter().sum::<f64>().to_bits()
}

struct Hand {
    results: Results,
    total: f64,
    count: u32,
    average: f64,
}

impl Hand {
    fn new(results: Results) -> Self {
        Hand { results, total: 0.0, count: 0, average: 0.0 }
    }

    #[inline]
    fn send(&mut self, term: Option<f64>) -> u64 {
        if let Some(term) = term {
            self.total += term;
            self.count += 1;
            self.average = self.total / f64::from(self.count);
        } else {
            self.results.borrow_mut().push(self.average);
            (self.total, self.count, self.average) = (0.0, 0, 0.0);
        }
        0
    }
}

/// The same, where it is not inlined: what it counts lies in memory, and is loaded and stored by every send.
#[inline(never)]
fn send_called(hand: &mut Hand, term: Option<f64>) -> u64 {
    hand.send(term)
}

#[generator]
fn averager() -> impl Generator<Send = Option<f64>, Return = f64> {
    let mut total = 0.0;
    let mut count = 0;
    let mut average = 0.0;
    loop {
        let Some(term) = yield_!() else { break };
        total += term;
        count += 1;
        average = total / f64::from(count);
    }
    average
}

#[generator]
fn grouper(results: Results) -> impl Generator<Send = Option<f64>> {
    loop {
        let average = yield_from!(averager());
        results.borrow_mut().push(average);
    }
}

#[generator(type = Averager)]
fn averager_named() -> impl Generator<Send = Option<f64>, Return = f64> {
    let mut total = 0.0;
    let mut count: u32 = 0;
    let mut average = 0.0;
    loop {
        let Some(term) = yield_!() else { break };
        total += term;
        count += 1;
        average = total / f64::from(count);
    }
    average
}

#[generator(type = Grouper)]
fn grouper_named(results: Results) -> impl Generator<Send = Option<f64>> {
    loop {
        let averager: Averager = averager_named();
        let average = yield_from!(averager);
        results.borrow_mut().push(average);
    }
}

pub fn workload() -> Workload {
    #[allow(unused_mut)]
    let mut contenders = vec![
        contender(
            "by hand",
            || groups(Hand::new, Hand::send),
            || groups_boxed(Hand::new, Hand::send),
            Some(|| size_of::<Hand>() as u64),
        ),
        contender("by hand, called", || groups(Hand::new, send_called), || groups_boxed(Hand::new, send_called), None),
        contender(
            "genfn",
            || groups(|results| grouper(results).primed(), |it, value| u64::from(it.send(value).is_err())),
            || {
                groups(
                    |results| {
                        let it: BoxGenerator<'_, (), Option<f64>> = Box::new(grouper(results).primed());
                        black_box(it)
                    },
                    |it, value| u64::from(it.send(value).is_err()),
                )
            },
            Some(|| size_of_val(&grouper(Results::default())) as u64),
        ),
        contender(
            "genfn, named",
            || groups(|results| grouper_named(results).primed(), |it, value| u64::from(it.send(value).is_err())),
            || {
                groups(
                    |results| {
                        let it: BoxGenerator<'_, (), Option<f64>> = Box::new(grouper_named(results).primed());
                        black_box(it)
                    },
                    |it, value| u64::from(it.send(value).is_err()),
                )
            },
            Some(|| size_of::<Grouper>() as u64),
        ),
    ];
    #[cfg(feature = "peers")]
    contenders.extend(peers::contenders());
    #[cfg(feature = "nightly")]
    contenders.push(nightly::contender());
    Workload { name: "averager, grouper", items: GROUPS * (EACH + 1), contenders }
}
