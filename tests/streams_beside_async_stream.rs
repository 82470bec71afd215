//! What `docs/async-stream.md` lists as different, told by both: each body stands twice.
#![cfg(feature = "std")]

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use futures::Stream;
use futures::stream::FusedStream;
use genfn::prelude::*;

#[derive(Clone, Default)]
struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    fn say(&self, what: impl Into<String>) {
        self.0.borrow_mut().push(what.into());
    }

    fn make(&self, name: &'static str) -> Noisy {
        self.say(format!("make {name}"));
        Noisy(self.clone(), name)
    }

    fn said(&self) -> Vec<String> {
        self.0.take()
    }
}

struct Noisy(Log, &'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        self.0.say(format!("drop {}", self.1));
    }
}

fn poll<S: Stream>(stream: Pin<&mut S>) -> Poll<Option<S::Item>> {
    stream.poll_next(&mut Context::from_waker(Waker::noop()))
}

/// Polls it twice, and notes what comes.
fn two_steps<T: std::fmt::Debug>(log: &Log, stream: impl Stream<Item = T>) -> Vec<String> {
    let mut stream = pin!(stream);
    for _ in 0..2 {
        match catch_unwind(AssertUnwindSafe(|| poll(stream.as_mut()))) {
            Ok(polled) => log.say(format!("{polled:?}")),
            Err(_) => log.say("panic"),
        }
    }
    log.said()
}

#[test]
fn what_an_operand_makes_goes_before_the_item_comes() {
    #[generator]
    fn ours(log: Log) -> impl Stream<Item = usize> {
        yield_!(log.make("t").1.len());
    }

    fn theirs(log: Log) -> impl Stream<Item = usize> {
        async_stream::stream! {
            yield log.make("t").1.len();
        }
    }

    fn theirs_in_a_block(log: Log) -> impl Stream<Item = usize> {
        async_stream::stream! {
            yield { log.make("t").1.len() };
        }
    }

    let log = Log::default();
    let before = ["make t", "drop t", "Ready(Some(1))", "Ready(None)"];
    assert_eq!(two_steps(&log, ours(log.clone())), before);
    assert_eq!(two_steps(&log, theirs(log.clone())), ["make t", "Ready(Some(1))", "drop t", "Ready(None)"]);
    assert_eq!(two_steps(&log, theirs_in_a_block(log.clone())), before);
}

#[test]
fn locals_go_before_an_error_that_ends_it() {
    #[generator]
    fn ours(log: Log) -> impl FusedStream<Item = Result<u32, String>> {
        let _page = log.make("page");
        Err("lost".to_owned())?;
        yield_!(Ok(1));
    }

    fn theirs(log: Log) -> impl Stream<Item = Result<u32, String>> {
        async_stream::try_stream! {
            let _page = log.make("page");
            Err("lost".to_owned())?;
            yield 1;
        }
    }

    let log = Log::default();
    let error = r#"Ready(Some(Err("lost")))"#;
    assert_eq!(two_steps(&log, ours(log.clone())), ["make page", "drop page", error, "Ready(None)"]);
    assert_eq!(two_steps(&log, theirs(log.clone())), ["make page", error, "drop page", "Ready(None)"]);

    let mut stream = pin!(ours(log));
    assert!(poll(stream.as_mut()).is_ready());
    assert!(stream.is_terminated());
    assert_eq!(stream.size_hint(), (0, Some(0)));
}

#[test]
fn one_that_has_panicked_has_ended() {
    #[generator]
    fn ours(fails: bool) -> impl Stream<Item = u32> {
        assert!(!fails, "meant");
        yield_!(1);
    }

    fn theirs(fails: bool) -> impl Stream<Item = u32> {
        async_stream::stream! {
            assert!(!fails, "meant");
            yield 1;
        }
    }

    let log = Log::default();
    assert_eq!(two_steps(&log, ours(true)), ["panic", "Ready(None)"]);
    assert_eq!(two_steps(&log, theirs(true)), ["panic", "panic"]);
}

#[test]
fn arguments_of_one_that_is_never_polled_go_last_to_first() {
    #[generator]
    fn ours(first: Noisy, second: Noisy) -> impl Stream<Item = u32> {
        yield_!(1);
        drop((first, second));
    }

    async fn theirs(first: Noisy, second: Noisy) {
        drop((first, second));
    }

    let log = Log::default();
    drop(ours(Noisy(log.clone(), "first"), Noisy(log.clone(), "second")));
    assert_eq!(log.said(), ["drop second", "drop first"]);
    drop(theirs(Noisy(log.clone(), "first"), Noisy(log.clone(), "second")));
    assert_eq!(log.said(), ["drop first", "drop second"]);
}

#[test]
fn dropped_where_it_awaits_a_stream_runs_no_handler_and_an_async_generator_does() {
    #[generator]
    fn stream(log: Log) -> impl Stream<Item = u32> {
        try_! {{ std::future::pending::<()>().await; yield_!(1); } finally { log.say("finally"); }}
    }

    #[generator]
    fn async_generator(log: Log) -> impl AsyncGenerator<Yield = u32> {
        try_! {{ std::future::pending::<()>().await; yield_!(1); } finally { log.say("finally"); }}
    }

    let log = Log::default();
    let mut s = Box::pin(stream(log.clone()));
    assert!(poll(s.as_mut()).is_pending());
    drop(s);
    assert!(log.said().is_empty());
    let mut g = Box::pin(async_generator(log.clone()));
    assert!(poll(g.as_mut()).is_pending());
    drop(g);
    assert_eq!(log.said(), ["finally"]);
}
