//! `aclose`: polled to the end of the handlers, from a `yield_!` and from an `.await`.

use std::pin::pin;

use genfn::prelude::*;

use crate::log::{Door, Log, Noisy, once, panic_of, step};

#[generator]
fn rows(log: &Log) -> impl AsyncGenerator<Yield = u32> {
    let _connection = Noisy(log, "connection");
    try_! {{
        for row in 0.. {
            step().await;
            yield_!(row);
        }
    } finally {
        step().await;
        log.say("rolled back");
    }}
}

#[tokio::test]
async fn a_finally_that_awaits_runs_to_its_end() {
    let log = Log::default();
    let mut g = pin!(rows(&log));
    assert_eq!(anext(&mut g).await, Ok(0));
    assert_eq!(g.aclose().await, None);
    assert_eq!(log.said(), ["rolled back", "drop connection"]);
    assert_eq!(g.state(), AsyncState::Closed);
    assert_eq!(g.aclose().await, None);
}

#[tokio::test]
async fn so_it_does_from_an_await() {
    let log = Log::default();
    let mut g = pin!(rows(&log));
    assert!(once(anext(&mut g)).is_pending());
    g.aclose().await;
    assert_eq!(log.said(), ["rolled back", "drop connection"]);
}

#[tokio::test]
async fn one_that_has_not_begun_runs_nothing() {
    let log = Log::default();
    let mut g = pin!(rows(&log));
    g.aclose().await;
    assert_eq!(log.said(), [""; 0]);
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: None }));
}

#[tokio::test]
async fn at_an_await_outside_any_try_it_is_dropped_where_it_stands() {
    #[generator]
    fn deaf<'l>(log: &'l Log, door: &'l Door) -> impl AsyncGenerator<Yield = u32> {
        let _held = Noisy(log, "held");
        door.opened().await;
        try_! {{ yield_!(1); } finally { log.say("never"); }}
    }
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(deaf(&log, &door));
    assert!(once(anext(&mut g)).is_pending());
    // Open by now, and yet it does not go on.
    door.open();
    assert_eq!(g.aclose().await, None);
    assert_eq!(log.said(), ["drop held"]);
}

#[tokio::test]
async fn a_handler_of_the_exit_may_return_a_value() {
    #[generator]
    fn polite(log: &Log) -> impl AsyncGenerator<Yield = u32, Return = &'static str> {
        try_! {{
            yield_!(1);
            "done"
        } except GeneratorExit => {
            step().await;
            log.say("leaving");
            "left"
        }}
    }
    let log = Log::default();
    let mut g = pin!(polite(&log));
    anext(&mut g).await.unwrap();
    assert_eq!(g.aclose().await, Some("left"));
    assert_eq!(log.said(), ["leaving"]);
}

#[tokio::test]
async fn one_that_yields_while_it_is_closed_has_ignored_that() {
    #[generator]
    fn ignores() -> impl AsyncGenerator<Yield = u32> {
        try_! {{ yield_!(1); } finally { step().await; yield_!(2); }}
    }
    let mut g = pin!(ignores());
    anext(&mut g).await.unwrap();
    assert_eq!(panic_of(g.aclose()).await, "async generator ignored GeneratorExit");
    assert_eq!(g.state(), AsyncState::Suspended);
    g.aclose().await;
    assert_eq!(g.state(), AsyncState::Closed);
}

/// Two `finally`s, both of which await.
#[generator]
fn nested<'l>(log: &'l Log, door: &'l Door) -> impl AsyncGenerator<Yield = u32> {
    try_! {{
        try_! {{
            yield_!(1);
        } finally {
            door.opened().await;
            log.say("inner");
        }}
    } finally {
        step().await;
        log.say("outer");
    }}
}

#[tokio::test]
async fn a_close_that_is_dropped_goes_on_when_it_is_closed_again() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(nested(&log, &door));
    anext(&mut g).await.unwrap();
    assert!(once(g.aclose()).is_pending());
    assert_eq!(g.state(), AsyncState::Awaiting);
    // An exit is raised once: the `finally` is not cut short.
    assert!(once(g.aclose()).is_pending());
    door.open();
    g.aclose().await;
    assert_eq!(log.said(), ["inner", "outer"]);
}

#[tokio::test]
async fn the_next_step_goes_on_with_a_close_that_was_dropped() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(nested(&log, &door));
    anext(&mut g).await.unwrap();
    assert!(once(g.aclose()).is_pending());
    door.open();
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: None }));
    assert_eq!(log.said(), ["inner", "outer"]);
}

#[tokio::test]
async fn a_finally_that_is_not_a_close_is_left_by_one_as_in_python() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(nested(&log, &door));
    anext(&mut g).await.unwrap();
    // It runs off its end, and awaits in the inner `finally`.
    assert!(once(anext(&mut g)).is_pending());
    g.aclose().await;
    assert_eq!(log.said(), ["outer"]);
}

#[tokio::test]
async fn dropped_it_runs_its_handlers_to_the_first_await_that_is_pending() {
    #[generator]
    fn watched<'l>(log: &'l Log, door: &'l Door) -> impl AsyncGenerator<Yield = u32> {
        let _held = Noisy(log, "held");
        try_! {{
            yield_!(1);
            std::future::pending::<()>().await;
        } finally {
            log.say("finally");
            door.opened().await;
            log.say("after the door");
            step().await;
            log.say("never");
        }}
    }
    let (log, door) = <(Log, Door)>::default();
    door.open();
    for awaits in [false, true] {
        let mut g = Box::pin(watched(&log, &door));
        anext(&mut g).await.unwrap();
        if awaits {
            assert!(once(anext(&mut g)).is_pending());
        }
        drop(g);
        assert_eq!(log.said(), ["finally", "after the door", "drop held"]);
    }
}

/// Python's `async with`.
#[tokio::test]
async fn a_context_is_a_try_with_a_finally() {
    struct Connection<'l>(&'l Log);
    impl<'l> Connection<'l> {
        async fn open(log: &'l Log) -> Self {
            step().await;
            log.say("open");
            Connection(log)
        }
        async fn close(self) {
            step().await;
            self.0.say("close");
        }
    }
    #[generator]
    fn rows(log: &Log) -> impl AsyncGenerator<Yield = u32, Return = Result<(), String>> {
        let connection = Connection::open(log).await;
        try_! {{
            for row in 0..3 {
                yield_!(row);
            }
        } finally {
            connection.close().await;
        }}
        Ok(())
    }
    let log = Log::default();
    let mut g = pin!(rows(&log));
    anext(&mut g).await.unwrap();
    assert_eq!(g.athrow("lost").await, Err(StopIteration { value: Some(Err("lost".into())) }));
    assert_eq!(log.said(), ["open", "close"]);
}
