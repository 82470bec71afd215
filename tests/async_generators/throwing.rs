//! `athrow`: at a `yield_!`, and at an `.await`.

use std::pin::pin;

use genfn::prelude::*;

use crate::log::{Door, Log, Noisy, once, step};

type Outcome = Result<&'static str, String>;

#[generator]
fn patient<'l>(log: &'l Log, door: &'l Door) -> impl AsyncGenerator<Yield = u32, Return = Outcome> {
    let _held = Noisy(log, "held");
    try_! {{
        yield_!(1);
        let _awaited_with = Noisy(log, "awaited with");
        door.opened().await;
        yield_!(2);
    } except error => {
        step().await;
        log.say(format_args!("caught {error}"));
        yield_!(100);
    }}
    Ok("the end")
}

#[tokio::test]
async fn an_error_is_raised_at_the_yield() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(patient(&log, &door));
    assert_eq!(anext(&mut g).await, Ok(1));
    assert_eq!(g.athrow("noise").await, Ok(100));
    assert_eq!(log.said(), ["caught noise"]);
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: Some(Ok("the end")) }));
    assert_eq!(log.said(), ["drop held"]);
}

#[tokio::test]
async fn an_error_is_raised_at_an_await_as_well() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(patient(&log, &door));
    assert_eq!(anext(&mut g).await, Ok(1));
    assert!(once(anext(&mut g)).is_pending());
    assert_eq!(g.state(), AsyncState::Awaiting);
    assert_eq!(g.athrow("noise").await, Ok(100));
    assert_eq!(log.said(), ["drop awaited with", "caught noise"]);
}

#[tokio::test]
async fn what_is_thrown_into_a_new_one_comes_back_and_closes_it() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(patient(&log, &door));
    assert_eq!(g.athrow("early").await, Err(StopIteration { value: Some(Err("early".into())) }));
    assert_eq!(g.state(), AsyncState::Closed);
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: None }));
}

#[tokio::test]
async fn what_is_thrown_after_the_end_comes_back() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(patient(&log, &door));
    g.aclose().await;
    assert_eq!(g.athrow("late").await, Err(StopIteration { value: Some(Err("late".into())) }));
}

#[tokio::test]
async fn at_an_await_outside_any_try_the_body_ends() {
    #[generator]
    fn deaf<'l>(log: &'l Log, door: &'l Door) -> impl AsyncGenerator<Yield = u32, Return = Outcome> {
        let _held = Noisy(log, "held");
        door.opened().await;
        yield_!(1);
        Ok("the end")
    }
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(deaf(&log, &door));
    assert!(once(anext(&mut g)).is_pending());
    assert_eq!(g.athrow("noise").await, Err(StopIteration { value: Some(Err("noise".into())) }));
    assert_eq!(log.said(), ["drop held"]);
    assert_eq!(g.state(), AsyncState::Closed);
}

#[tokio::test]
async fn a_question_mark_inside_is_caught_as_well() {
    #[generator]
    fn parsed(
        words: &'static [&'static str],
    ) -> impl AsyncGenerator<Yield = u32, Return = Result<(), std::num::ParseIntError>> {
        for word in words {
            let number = try_! {{
                step().await;
                word.parse()?
            } except _ if word.is_empty() => 0 };
            yield_!(number);
        }
        Ok(())
    }
    let mut g = pin!(parsed(&["1", "", "x"]));
    assert_eq!(anext(&mut g).await, Ok(1));
    assert_eq!(anext(&mut g).await, Ok(0));
    assert!(matches!(anext(&mut g).await, Err(StopIteration { value: Some(Err(_)) })));
}

/// An await in the operand of a marker, of a macro, of a method and of another await.
#[generator]
fn everywhere<'l>(
    log: &'l Log,
    doors: &'l [Door; 5],
) -> impl AsyncGenerator<Yield = usize, Return = Result<(), String>> {
    async fn through(door: &Door, text: &'static str) -> &'static str {
        door.opened().await;
        text
    }
    for turn in 0..5 {
        try_! {{
            match turn {
                0 => { yield_!(through(&doors[0], "a").await.len()); }
                1 => log.say(format_args!("{}", through(&doors[1], "b").await)),
                2 => { yield_!(1 + through(&doors[2], "c").await.trim().len() * 2); }
                3 => assert_eq!(through(&doors[3], through(&doors[3], "d").await).await, "d"),
                _ => { if through(&doors[4], "e").await == "e" { yield_!(9); } }
            }
        } except error => log.say(format_args!("{turn} caught {error}"))};
    }
    Ok(())
}

#[tokio::test]
async fn every_await_of_a_try_hears() {
    let log = Log::default();
    let doors = <[Door; 5]>::default();
    let mut g = pin!(everywhere(&log, &doors));
    assert!(once(anext(&mut g)).is_pending());
    for _ in 0..4 {
        assert!(once(g.athrow("noise")).is_pending());
    }
    assert_eq!(g.athrow("noise").await, Err(StopIteration { value: Some(Ok(())) }));
    assert_eq!(log.said(), ["0 caught noise", "1 caught noise", "2 caught noise", "3 caught noise", "4 caught noise"]);
}

#[tokio::test]
async fn every_await_of_a_try_has_its_value() {
    let log = Log::default();
    let doors = <[Door; 5]>::default();
    doors.iter().for_each(Door::open);
    let mut g = pin!(everywhere(&log, &doors));
    assert_eq!(anext(&mut g).await, Ok(1));
    assert_eq!(anext(&mut g).await, Ok(3));
    assert_eq!(log.said(), ["b"]);
    assert_eq!(anext(&mut g).await, Ok(9));
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: Some(Ok(())) }));
}

#[tokio::test]
async fn what_an_await_holds_temporarily_ends_with_its_statement() {
    #[generator]
    fn held(log: &Log) -> impl AsyncGenerator<Yield = u32> {
        async fn of(noisy: &Noisy<'_>) -> usize {
            step().await;
            noisy.1.len()
        }
        try_! {{
            let len = of(&Noisy(log, "temporary")).await;
            log.say(format_args!("len {len}"));
            log.say(format_args!("len {}", of(&Noisy(log, "second")).await));
            yield_!(1);
        } finally {
            log.say("finally");
        }}
    }
    let log = Log::default();
    let mut g = pin!(held(&log));
    assert_eq!(anext(&mut g).await, Ok(1));
    assert_eq!(log.said(), ["drop temporary", "len 9", "len 6", "drop second"]);
    g.aclose().await;
}
