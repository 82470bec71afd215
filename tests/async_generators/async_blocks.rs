//! Async blocks of the body that yield: what they evaluate to is theirs.

use std::num::ParseIntError;
use std::pin::pin;
use std::time::Duration;

use futures::StreamExt;
use genfn::prelude::*;
use tokio::join;
use tokio::time::timeout;

use crate::log::{Door, Log, Noisy, once, step};

#[tokio::test]
async fn an_async_block_that_yields_evaluates_to_what_it_says() {
    #[generator]
    fn said() -> impl AsyncGenerator<Yield = u32, Send = String, Return = usize> {
        let length = async {
            let mut n = 0;
            loop {
                let said = yield_!(n);
                step().await;
                n += 1;
                if said == "bye" {
                    break said.len();
                }
            }
        };
        length.await + 100
    }
    let mut g = pin!(said());
    assert_eq!(g.astart().await, Ok(0));
    assert_eq!(g.asend("hello").await, Ok(1));
    assert_eq!(g.asend("bye").await, Err(StopIteration { value: Some(103) }));
}

#[tokio::test]
async fn a_return_and_a_question_mark_leave_the_block() {
    #[generator]
    fn parsed() -> impl AsyncGenerator<Yield = &'static str, Send = &'static str, Return = Result<u32, String>> {
        let number: Result<u32, ParseIntError> = async {
            let said = yield_!("a number?");
            if said.is_empty() {
                return Ok(7);
            }
            let number: u32 = said.parse()?;
            Ok(number)
        }
        .await;
        yield_!("thanks");
        number.map_err(|error| error.to_string())
    }
    for (said, expected) in [("", Ok(7)), ("12", Ok(12)), ("x", Err("invalid digit found in string".to_owned()))] {
        let mut g = pin!(parsed());
        assert_eq!(g.astart().await, Ok("a number?"));
        assert_eq!(g.asend(said).await, Ok("thanks"));
        assert_eq!(g.asend("").await, Err(StopIteration { value: Some(expected) }));
    }
}

/// Holds its argument over what a timeout is given.
#[generator]
fn patient(log: &Log, door: Door, held: String) -> impl AsyncGenerator<Yield = u32, Return = Result<(), String>> {
    let _scope = Noisy(log, "the body");
    let in_time = timeout(Duration::from_secs(1), async {
        let _scope = Noisy(log, "the block");
        yield_!(1);
        door.opened().await;
        yield_!(2);
        held.len()
    });
    match in_time.await {
        Ok(length) => yield_!(length as u32),
        Err(_) => return Err(held),
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_timeout_may_be_given_one() {
    let (log, door) = <(Log, Door)>::default();
    door.open();
    assert_eq!(patient(&log, door, "held".into()).collect::<Vec<_>>().await, [Ok(1), Ok(2), Ok(4)]);
    assert_eq!(log.said(), ["drop the block", "drop the body"]);
    assert_eq!(patient(&log, Door::default(), "late".into()).collect::<Vec<_>>().await, [Ok(1), Err("late".into())]);
    assert_eq!(log.said(), ["drop the block", "drop the body"]);
}

#[tokio::test(start_paused = true)]
async fn what_is_thrown_and_an_exit_leave_the_body_from_in_there() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(patient(&log, door, String::new()));
    assert_eq!(anext(&mut g).await, Ok(1));
    assert_eq!(g.athrow("thrown").await, Err(StopIteration { value: Some(Err("thrown".into())) }));
    assert_eq!(log.said(), ["drop the block", "drop the body"]);

    let mut g = pin!(patient(&log, Door::default(), String::new()));
    assert_eq!(anext(&mut g).await, Ok(1));
    assert_eq!(g.aclose().await, None);
    assert_eq!(log.said(), ["drop the block", "drop the body"]);

    let mut g = pin!(patient(&log, Door::default(), String::new()));
    assert_eq!(anext(&mut g).await, Ok(1));
    assert!(once(anext(&mut g)).is_pending());
    assert_eq!(g.aclose().await, None);
    assert_eq!(log.said(), ["drop the block", "drop the body"]);
}

#[tokio::test]
async fn an_arm_of_a_join_may_be_one_and_delegate() {
    #[generator]
    fn asked() -> impl AsyncGenerator<Yield = u32, Send = u32, Return = u32> {
        let first = yield_!(10);
        first + yield_!(20)
    }
    #[generator]
    fn joined() -> impl AsyncGenerator<Yield = u32, Send = u32, Return = (u32, u32)> {
        let delegated = async { yield_from!(asked()) + yield_!(30) };
        let (a, b) = join!(
            async {
                step().await;
                5
            },
            delegated
        );
        (a, b)
    }
    let mut g = pin!(joined());
    assert_eq!(g.astart().await, Ok(10));
    assert_eq!(g.asend(1).await, Ok(20));
    assert_eq!(g.asend(2).await, Ok(30));
    assert_eq!(g.asend(3).await, Err(StopIteration { value: Some((5, 6)) }));
}

#[tokio::test]
async fn one_that_yields_nothing_leaves_the_body_as_it_is() {
    #[generator]
    fn plain(held: [u8; 64]) -> impl AsyncGenerator<Yield = u32> {
        let n: u32 = async {
            step().await;
            u32::from(held[0])
        }
        .await;
        yield_!(n);
    }
    assert_eq!(plain([9; 64]).collect::<Vec<_>>().await, [9]);
}

#[tokio::test(start_paused = true)]
async fn one_that_is_given_up_while_it_yields_has_not_yielded() {
    #[generator]
    fn impatient() -> impl AsyncGenerator<Yield = u32, Send = u32, Return = u32> {
        let heard = timeout(Duration::ZERO, async { yield_!(1) }).await;
        assert!(heard.is_err());
        yield_!(2)
    }
    let mut g = pin!(impatient());
    assert_eq!(g.astart().await, Ok(2));
    assert_eq!(g.asend(3).await, Err(StopIteration { value: Some(3) }));
}
