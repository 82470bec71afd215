//! The language's own, which has no delegation: a loop of resumes stands in for it.

use std::ops::{Coroutine, CoroutineState};
use std::pin::Pin;

use super::*;
use crate::measure::Contender;

fn averager() -> impl Coroutine<Option<f64>, Yield = (), Return = f64> + Unpin {
    #[coroutine]
    |_: Option<f64>| {
        let mut total = 0.0;
        let mut count = 0;
        let mut average = 0.0;
        loop {
            #[allow(unused_parens, reason = "`yield else` reads badly")]
            let Some(term) = (yield) else { break };
            total += term;
            count += 1;
            average = total / f64::from(count);
        }
        average
    }
}

fn grouper(results: Results) -> impl Coroutine<Option<f64>, Yield = (), Return = ()> + Unpin {
    #[coroutine]
    move |_: Option<f64>| {
        loop {
            let mut inner = averager();
            let mut sent = None;
            let average = loop {
                match Pin::new(&mut inner).resume(sent) {
                    CoroutineState::Yielded(()) => sent = yield,
                    CoroutineState::Complete(average) => break average,
                }
            };
            results.borrow_mut().push(average);
        }
    }
}

pub(super) fn contender() -> Contender {
    super::contender(
        "#[coroutine]",
        || {
            groups(
                |results| {
                    let mut it = grouper(results);
                    let _ = Pin::new(&mut it).resume(None);
                    it
                },
                |it, value| u64::from(Pin::new(it).resume(value) == CoroutineState::Complete(())),
            )
        },
        || {
            groups(
                |results| {
                    let mut it: Box<dyn Coroutine<Option<f64>, Yield = (), Return = ()> + Unpin> =
                        Box::new(grouper(results));
                    let _ = Pin::new(&mut it).resume(None);
                    black_box(it)
                },
                |it, value| u64::from(Pin::new(it).resume(value) == CoroutineState::Complete(())),
            )
        },
        Some(|| size_of_val(&grouper(Results::default())) as u64),
    )
}
