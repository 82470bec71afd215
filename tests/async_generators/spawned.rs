//! `closed_by`: what is left of one that is dropped goes to somebody who closes it.

use std::rc::Rc;
use std::sync::{Arc, Mutex};

use futures::StreamExt;
use genfn::prelude::*;
use tokio::task::JoinSet;

use crate::log::{once, panic_of, step};

type Log = Arc<Mutex<Vec<&'static str>>>;

#[generator]
fn rows(log: Log) -> impl AsyncGenerator<Yield = u32> + Send {
    try_! {{
        for row in 0.. {
            step().await;
            yield_!(row);
        }
    } finally {
        step().await;
        log.lock().unwrap().push("rolled back");
    }}
}

fn said(log: &Log) -> Vec<&'static str> {
    std::mem::take(&mut *log.lock().unwrap())
}

#[tokio::test]
async fn tokio_closes_what_is_dropped() {
    let log = Log::default();
    let mut g = rows(log.clone()).closed_by(|rest| drop(tokio::spawn(rest)));
    assert_eq!(anext(&mut g).await, Ok(0));
    assert_eq!(g.next().await, Some(1));
    drop(g);
    assert_eq!(said(&log), [""; 0]);
    while log.lock().unwrap().is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(said(&log), ["rolled back"]);
}

#[tokio::test]
async fn so_it_does_from_an_await() {
    let log = Log::default();
    let tasks = Rc::new(std::cell::RefCell::new(JoinSet::new()));
    for _ in 0..3 {
        let tasks = tasks.clone();
        let mut g = rows(log.clone()).closed_by(move |rest| drop(tasks.borrow_mut().spawn(rest)));
        assert!(once(anext(&mut g)).is_pending());
    }
    // Python's `shutdown_asyncgens`.
    tasks.take().join_all().await;
    assert_eq!(said(&log), ["rolled back"; 3]);
}

#[tokio::test]
async fn a_close_that_was_begun_is_finished() {
    let log = Log::default();
    let mut left = None;
    let mut g = rows(log.clone()).closed_by(|rest| left = Some(rest));
    anext(&mut g).await.unwrap();
    assert!(once(g.aclose()).is_pending());
    drop(g);
    left.unwrap().await;
    assert_eq!(said(&log), ["rolled back"]);
}

#[tokio::test]
async fn nothing_is_left_of_one_that_has_not_begun_or_has_ended() {
    let log = Log::default();
    drop(rows(log.clone()).closed_by(|_| panic!("nothing is left")));
    let mut g = rows(log.clone()).closed_by(|_| panic!("nothing is left"));
    anext(&mut g).await.unwrap();
    g.aclose().await;
    assert_eq!(g.state(), AsyncState::Closed);
    drop(g);
    assert_eq!(said(&log), ["rolled back"]);
}

#[tokio::test]
async fn nor_of_one_without_handlers() {
    #[generator]
    fn plain() -> impl AsyncGenerator<Yield = u32> {
        yield_!(1);
    }
    let mut g = plain().closed_by(|_| panic!("nothing is left"));
    anext(&mut g).await.unwrap();
}

#[tokio::test]
async fn what_is_delegated_to_may_have_some() {
    #[generator]
    fn passes_on(log: Log) -> impl AsyncGenerator<Yield = u32> {
        yield_from!(rows(log));
    }
    let log = Log::default();
    let mut left = None;
    let mut g = passes_on(log.clone()).closed_by(|rest| left = Some(rest));
    anext(&mut g).await.unwrap();
    drop(g);
    left.unwrap().await;
    assert_eq!(said(&log), ["rolled back"]);
}

#[tokio::test]
async fn one_that_ignores_its_exit_fails_the_task() {
    #[generator]
    fn ignores() -> impl AsyncGenerator<Yield = u32> {
        try_! {{ yield_!(1); } finally { yield_!(2); }}
    }
    let mut left = None;
    let mut g = ignores().closed_by(|rest| left = Some(rest));
    anext(&mut g).await.unwrap();
    drop(g);
    assert_eq!(panic_of(left.unwrap()).await, "async generator ignored GeneratorExit");
}

#[tokio::test]
async fn it_can_be_sent_to_and_moved() {
    #[generator]
    fn echo() -> impl AsyncGenerator<Yield = u32, Send = u32> {
        let mut heard = 0;
        loop {
            heard = yield_!(heard);
        }
    }
    let mut g = echo().closed_by(|rest| drop(tokio::spawn(rest)));
    g.astart().await.unwrap();
    let mut moved = [g];
    assert_eq!(moved[0].asend(3u32).await, Ok(3));
}
