//! The whole protocol without `std` and without `alloc`: all but boxing; and streams.
//!
//! `cargo check -p genfn-tests-no-std` builds genfn without its features; as part of the workspace it is built with them.

#![no_std]
#![forbid(unsafe_code)]

use futures_core::Stream;
use genfn::prelude::*;

/// What can go wrong.
#[derive(Debug, PartialEq, Clone, Copy)]
pub enum Problem {
    /// A number was too large.
    TooLarge(u32),
    /// Somebody asked for a stop.
    Stop,
}

/// Counts, and starts again when it is told that a number is too large.
#[generator]
pub fn counter(limit: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = Result<u32, Problem>> {
    let mut n = 0;
    let mut restarts = 0;
    while n < limit {
        try_! {{
            if let Some(step) = yield_!(n) {
                n += step;
            } else {
                n += 1;
            }
            if n > 100 {
                Err(Problem::TooLarge(n))?
            }
        } except Problem::TooLarge(_) => {
            n = 0;
        } finally {
            restarts += 1;
        }}
    }
    Ok(restarts)
}

/// Delegates, and tells a cell when it ends, however it does.
#[generator]
pub fn twice<'a>(
    limit: u32,
    ended: &'a core::cell::Cell<bool>,
) -> impl Generator<Yield = u32, Send = Option<u32>, Return = Result<u32, Problem>> + use<'a> {
    try_! {{
        let first = yield_from!(counter(limit))?;
        yield_from!([7, 8]);
        let second = yield_from!(counter(limit))?;
        Ok(first + second)
    } finally {
        ended.set(true);
    }}
}

/// An iterator with a `finally`.
#[generator]
pub fn noisy(ended: &core::cell::Cell<bool>) -> impl Iterator<Item = u32> {
    try_! {{
        for i in 0..3 {
            yield_!(i);
        }
    } finally {
        ended.set(true);
    }}
}

/// A stream that awaits, and holds a borrow of its own local.
#[generator]
pub fn sums<const N: usize>(numbers: [u32; N], ended: &core::cell::Cell<bool>) -> impl Stream<Item = u32> {
    let mut sum = 0;
    try_! {{
        for number in &numbers {
            sum += core::future::ready(*number).await;
            yield_!(sum);
        }
    } finally {
        ended.set(true);
    }}
}

/// A generator that is an expression, and one that it delegates to.
pub fn scaled<const N: usize>(numbers: [u32; N], mut scale: impl FnMut(u32) -> u32) -> impl Iterator<Item = u32> {
    gen_!({
        for number in numbers {
            yield_!(scale(number));
        }
        yield_from!(gen_!({ yield_!(numbers.len() as u32) }));
    })
}

/// A stream that is one.
pub fn doubled<const N: usize>(numbers: [u32; N]) -> impl Stream<Item = u32> {
    gen_!(|| -> impl Stream<Item = u32> {
        for number in &numbers {
            yield_!(core::future::ready(*number).await * 2);
        }
    })
}

/// An async generator that handles what is raised where it awaits, and delegates.
#[generator]
pub fn talk<'a>(
    waits: &'a core::cell::Cell<bool>,
    ended: &'a core::cell::Cell<bool>,
) -> impl AsyncGenerator<Yield = u32, Send = Option<u32>, Return = Result<u32, Problem>> + use<'a> {
    let mut heard = 0;
    try_! {{
        heard += yield_!(0).unwrap_or(1);
        core::future::poll_fn(|_| {
            if waits.get() { core::task::Poll::Pending } else { core::task::Poll::Ready(()) }
        })
        .await;
        yield_!(heard);
        yield_from!(counter(2))?;
    } except Problem::Stop => {
        yield_!(100);
    } finally {
        ended.set(true);
    }}
    Ok(heard)
}

/// One whose type has a name.
#[generator(type = Pairs)]
#[derive(Clone, Debug)]
pub fn pairs(items: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    for pair in items.windows(2) {
        if let [left, right] = pair {
            yield_!((*left, *right));
        }
    }
}

#[cfg(test)]
mod tests {
    use core::cell::Cell;
    use core::future::Future;
    use core::pin::pin;
    use core::task::{Context, Poll, Waker};

    use super::*;

    #[test]
    fn an_async_generator_is_sent_values_thrown_into_and_closed() {
        let (waits, ended) = (Cell::new(true), Cell::new(false));
        let mut g = pin!(talk(&waits, &ended));
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(pin!(g.asend(None)).poll(&mut context), Poll::Ready(Ok(0)));
        assert_eq!(pin!(g.asend(5)).poll(&mut context), Poll::Pending);
        assert_eq!(g.state(), AsyncState::Awaiting);
        waits.set(false);
        assert_eq!(pin!(g.go_on()).poll(&mut context), Poll::Ready(Ok(5)));
        assert_eq!(pin!(anext(&mut g)).poll(&mut context), Poll::Ready(Ok(0)));
        assert_eq!(pin!(g.athrow(Problem::Stop)).poll(&mut context), Poll::Ready(Ok(100)));
        assert!(!ended.get());
        assert_eq!(pin!(g.aclose()).poll(&mut context), Poll::Ready(None));
        assert!(ended.get());

        waits.set(true);
        ended.set(false);
        let mut g = pin!(talk(&waits, &ended));
        assert_eq!(pin!(g.asend(None)).poll(&mut context), Poll::Ready(Ok(0)));
        assert_eq!(pin!(g.asend(5)).poll(&mut context), Poll::Pending);
        assert_eq!(pin!(g.athrow(Problem::Stop)).poll(&mut context), Poll::Ready(Ok(100)));
    }

    #[test]
    fn values_are_sent_and_errors_thrown() {
        let mut g = counter(3);
        assert_eq!(next(&mut g), Ok(0));
        assert_eq!(g.send(2), Ok(2));
        assert_eq!(g.throw(Problem::TooLarge(2)), Ok(0));
        assert_eq!(g.throw(Problem::Stop), Err(StopIteration { value: Some(Err(Problem::Stop)) }));
    }

    #[test]
    fn errors_go_through_delegation_and_finally_runs() {
        let ended = Cell::new(false);
        let mut g = twice(2, &ended);
        assert_eq!(next(&mut g), Ok(0));
        assert_eq!(g.send(1), Ok(1));
        assert_eq!(g.throw(Problem::TooLarge(1)), Ok(0));
        assert_eq!(g.send(2), Ok(7));
        assert!(!ended.get());
        drop(g);
        assert!(ended.get());
    }

    #[test]
    fn a_stream_lies_where_it_is_pinned() {
        let ended = Cell::new(false);
        let mut context = Context::from_waker(Waker::noop());
        {
            let mut sums = pin!(sums([1, 2, 3], &ended));
            assert_eq!(sums.as_mut().poll_next(&mut context), Poll::Ready(Some(1)));
            assert_eq!(sums.as_mut().poll_next(&mut context), Poll::Ready(Some(3)));
            assert!(!ended.get());
        }
        assert!(ended.get());
    }

    #[test]
    fn close_and_drop_run_finally() {
        let ended = Cell::new(false);
        let mut g = twice(2, &ended);
        next(&mut g).unwrap();
        assert_eq!(g.close(), None);
        assert!(ended.take());
        noisy(&ended).next();
        assert!(ended.take());
        assert!(noisy(&ended).eq(0..3));
        assert!(ended.take());
    }

    #[test]
    fn expressions_capture() {
        let mut calls = 0;
        let scaled = scaled([1, 2], |n| {
            calls += 1;
            n * 10
        });
        assert!(scaled.eq([10, 20, 2]));
        assert_eq!(calls, 2);
        let mut stream = pin!(doubled([1, 2]));
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(stream.as_mut().poll_next(&mut context), Poll::Ready(Some(2)));
    }
}
