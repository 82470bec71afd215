//! A step whose future is dropped half way: nothing is lost, and nothing is sent to one that awaits.

use std::fmt::Debug;
use std::pin::pin;
use std::time::Duration;

use futures::StreamExt;
use genfn::prelude::*;

use crate::log::{Door, Log, once, panic_in};

#[generator]
fn echo<'l>(log: &'l Log, door: &'l Door) -> impl AsyncGenerator<Yield = u32, Send = u32> {
    let mut heard = 0;
    loop {
        heard = yield_!(heard);
        log.say(format_args!("heard {heard}"));
        door.opened().await;
    }
}

#[tokio::test]
async fn what_was_sent_was_heard() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(echo(&log, &door));
    assert_eq!(g.astart().await, Ok(0));
    assert!(once(g.asend(5u32)).is_pending());
    assert_eq!(log.said(), ["heard 5"]);
    assert_eq!(g.state(), AsyncState::Awaiting);
    assert!(once(g.go_on()).is_pending());
    door.open();
    assert_eq!(g.go_on().await, Ok(5));
    assert_eq!(g.state(), AsyncState::Suspended);
}

#[tokio::test]
async fn a_future_that_was_never_polled_has_sent_nothing() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(echo(&log, &door));
    g.astart().await.unwrap();
    drop(g.asend(5u32));
    assert_eq!(g.state(), AsyncState::Suspended);
    door.open();
    assert_eq!(g.asend(6u32).await, Ok(6));
    assert_eq!(log.said(), ["heard 6"]);
}

#[tokio::test]
async fn to_send_to_one_that_awaits_is_refused() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(echo(&log, &door));
    g.astart().await.unwrap();
    assert!(once(g.asend(5u32)).is_pending());
    assert_eq!(panic_in(|| drop(g.asend(6u32))), "anext(): asynchronous generator is already running");
    assert_eq!(panic_in(|| drop(g.astart())), "async generator already started");
    // It goes on as if nothing had been.
    door.open();
    assert_eq!(g.go_on().await, Ok(5));
}

#[tokio::test]
async fn the_protocol_itself_refuses_it_as_well() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(echo(&log, &door));
    g.astart().await.unwrap();
    assert!(once(g.asend(5u32)).is_pending());
    let words = panic_in(|| {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        g.as_mut().poll_resume(&mut context, &mut Some(genfn::Resume::Send(6)))
    });
    assert_eq!(words, "anext(): asynchronous generator is already running");
}

#[test]
fn only_one_that_awaits_goes_on() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(echo(&log, &door));
    assert_eq!(panic_in(|| drop(g.go_on())), "no step of this async generator was left half way");
}

#[tokio::test]
async fn a_step_that_is_done_is_not_polled_again() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(echo(&log, &door));
    let mut step = pin!(g.astart());
    step.as_mut().await.unwrap();
    assert_eq!(panic_in(|| once(step)), "cannot reuse already awaited __anext__()/asend()");
}

#[generator]
fn ticks() -> impl AsyncGenerator<Yield = u32> {
    for tick in 0..5 {
        tokio::time::sleep(Duration::from_millis(10)).await;
        yield_!(tick);
    }
}

#[tokio::test(start_paused = true)]
async fn timeouts_lose_no_item() {
    let mut g = pin!(ticks());
    let mut items = Vec::new();
    let mut late = 0;
    loop {
        match tokio::time::timeout(Duration::from_millis(3), anext(&mut g)).await {
            Err(_) => late += 1,
            Ok(Ok(item)) => items.push(item),
            Ok(Err(_)) => break,
        }
    }
    assert_eq!(items, [0, 1, 2, 3, 4]);
    assert!(late > 5);
}

#[tokio::test(start_paused = true)]
async fn as_a_stream_it_goes_on_too() {
    let mut g = pin!(ticks());
    assert!(once(anext(&mut g)).is_pending());
    assert_eq!(g.next().await, Some(0));
    assert!(once(g.next()).is_pending());
    assert_eq!(anext(&mut g).await, Ok(1));
}

#[tokio::test]
async fn what_awaits_in_a_try_goes_on_as_well() {
    #[generator]
    fn tried<'l>(log: &'l Log, doors: &'l [Door; 2]) -> impl AsyncGenerator<Yield = u32> + Debug {
        try_! {{
            for (i, door) in (0..).zip(doors) {
                door.opened().await;
                yield_!(i);
            }
        } finally {
            log.say("finally");
        }}
    }
    let (log, doors) = <(Log, [Door; 2])>::default();
    let mut g = pin!(tried(&log, &doors));
    assert!(once(anext(&mut g)).is_pending());
    assert_eq!(g.state(), AsyncState::Awaiting);
    assert_eq!(format!("{g:?}"), "tried { at: \".await\", .. }");
    assert_eq!(g.suspended_at(), None);
    assert!(once(anext(&mut g)).is_pending());
    doors[0].open();
    assert_eq!(anext(&mut g).await, Ok(0));
    assert!(once(anext(&mut g)).is_pending());
    doors[1].open();
    assert_eq!(anext(&mut g).await, Ok(1));
    assert_eq!(log.said(), [""; 0]);
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: Some(()) }));
    assert_eq!(log.said(), ["finally"]);
}
