//! `asend`, `astart`, `anext`: what a `yield_!` evaluates to, and what a step comes to.

use std::fmt::Debug;
use std::panic::Location;
use std::pin::pin;

use genfn::prelude::*;

use crate::log::{panic_in, step};

#[generator]
fn average() -> impl AsyncGenerator<Yield = Option<f64>, Send = f64> {
    let (mut total, mut count, mut average) = (0.0, 0.0, None);
    loop {
        let sent = yield_!(average);
        step().await;
        total += sent;
        count += 1.0;
        average = Some(total / count);
    }
}

#[tokio::test]
async fn a_yield_evaluates_to_what_is_sent() {
    let mut g = pin!(average());
    assert_eq!(g.astart().await, Ok(None));
    assert_eq!(g.asend(1.0).await, Ok(Some(1.0)));
    assert_eq!(g.asend(3.0).await, Ok(Some(2.0)));
}

#[generator]
fn until(limit: u32) -> impl AsyncGenerator<Yield = u32, Send = Option<u32>, Return = String> {
    let mut heard = 0;
    while heard < limit {
        step().await;
        heard = yield_!(heard).unwrap_or(heard + 1);
    }
    format!("heard {heard}")
}

#[tokio::test]
async fn what_the_body_returns_is_the_value_of_the_end() {
    let mut g = pin!(until(3));
    assert_eq!(anext(&mut g).await, Ok(0));
    assert_eq!(anext(&mut g).await, Ok(1));
    assert_eq!(g.asend(2).await, Ok(2));
    assert_eq!(g.asend(7).await, Err(StopIteration { value: Some("heard 7".into()) }));
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: None }));
    assert_eq!(g.asend(7).await, Err(StopIteration { value: None }));
}

#[tokio::test]
async fn nothing_may_be_sent_to_a_new_one() {
    let mut g = pin!(until(3));
    assert_eq!(g.asend(None).await, Ok(0));
    let mut g = pin!(counting(2));
    assert_eq!(g.asend(()).await, Ok(0));
}

#[test]
fn a_value_sent_to_a_new_one_is_refused() {
    let mut g = pin!(average());
    assert_eq!(panic_in(|| drop(g.asend(1.0))), "can't send non-None value to a just-started async generator");
    let mut g = pin!(until(3));
    assert_eq!(panic_in(|| drop(g.asend(1))), "can't send non-None value to a just-started async generator");
    assert_eq!(g.state(), AsyncState::Created);
}

#[generator]
fn counting(n: u32) -> impl AsyncGenerator<Yield = u32> {
    for i in 0..n {
        step().await;
        yield_!(i);
    }
}

#[tokio::test]
async fn the_state_is_that_of_its_life() {
    let mut g = pin!(counting(1));
    assert_eq!(g.state(), AsyncState::Created);
    assert_eq!(anext(&mut g).await, Ok(0));
    assert_eq!(g.state(), AsyncState::Suspended);
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: Some(()) }));
    assert_eq!(g.state(), AsyncState::Closed);
}

#[tokio::test]
async fn it_is_suspended_at_its_yield() {
    #[generator]
    fn once() -> impl AsyncGenerator<Yield = &'static Location<'static>> + Debug {
        yield_!(Location::caller());
    }
    let mut g = pin!(once());
    assert_eq!(g.suspended_at(), None);
    let here = anext(&mut g).await.unwrap();
    let at = g.suspended_at().unwrap();
    assert_eq!((at.file(), at.line()), (here.file(), here.line()));
    assert!(format!("{g:?}").starts_with("once { at: \"tests/async_generators/sending.rs"), "{g:?}");
}

#[tokio::test]
async fn a_generator_that_panics_is_closed() {
    #[generator]
    fn fails() -> impl AsyncGenerator<Yield = u32> {
        yield_!(1);
        step().await;
        panic!("lost");
    }
    let mut g = pin!(fails());
    anext(&mut g).await.unwrap();
    assert_eq!(crate::log::panic_of(anext(&mut g)).await, "lost");
    assert_eq!(g.state(), AsyncState::Closed);
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: None }));
}

#[test]
fn one_that_is_suspended_is_not_started() {
    let mut g = pin!(average());
    assert!(crate::log::once(g.astart()).is_ready());
    assert_eq!(panic_in(|| drop(g.astart())), "async generator already started");
}
