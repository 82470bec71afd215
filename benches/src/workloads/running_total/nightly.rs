//! The language's own.

use std::ops::{Coroutine, CoroutineState};
use std::pin::Pin;

use super::*;
use crate::measure::Contender;

fn coroutine() -> impl Coroutine<u64, Yield = u64, Return = ()> + Unpin {
    #[coroutine]
    |_: u64| {
        let mut total: u64 = 0;
        loop {
            total = total.wrapping_add(yield total);
        }
    }
}

fn total(state: CoroutineState<u64, ()>) -> u64 {
    match state {
        CoroutineState::Yielded(total) => total,
        CoroutineState::Complete(()) => 0,
    }
}

pub(super) fn contender() -> Contender {
    super::contender(
        "#[coroutine]",
        || {
            let mut it = coroutine();
            total(Pin::new(&mut it).resume(0));
            send_all(values(), |value| total(Pin::new(&mut it).resume(value)))
        },
        || {
            let it: Box<dyn Coroutine<u64, Yield = u64, Return = ()> + Unpin> = Box::new(coroutine());
            let mut it = black_box(it);
            total(Pin::new(&mut it).resume(0));
            send_all(values(), |value| total(Pin::new(&mut it).resume(value)))
        },
        Some(|| size_of_val(&coroutine()) as u64),
    )
}
