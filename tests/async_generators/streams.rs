//! One that is sent nothing is a stream.

use std::num::ParseIntError;
use std::pin::{Pin, pin};

use futures::stream::FusedStream;
use futures::{Stream, StreamExt, TryStreamExt};
use genfn::prelude::*;

use crate::log::{Log, step};

#[generator]
fn counting(n: u32) -> impl AsyncGenerator<Yield = u32> {
    for i in 0..n {
        step().await;
        yield_!(i);
    }
}

#[tokio::test]
async fn it_has_the_combinators_of_streams() {
    let odd = counting(6).filter(|n| std::future::ready(n % 2 == 1)).map(|n| n * 10);
    assert_eq!(odd.collect::<Vec<_>>().await, [10, 30, 50]);
}

#[tokio::test]
async fn it_is_none_for_ever_after_the_end() {
    let mut s = pin!(counting(1));
    assert_eq!(s.next().await, Some(0));
    assert!(!s.is_terminated());
    for _ in 0..3 {
        assert_eq!(s.next().await, None);
    }
    assert!(s.is_terminated());
}

#[generator]
fn numbers(words: &str) -> impl AsyncGenerator<Yield = u32, Return = Result<(), ParseIntError>> {
    for word in words.split(' ') {
        step().await;
        yield_!(word.parse()?);
    }
    Ok(())
}

#[tokio::test]
async fn an_error_that_ends_it_is_the_last_item() {
    assert_eq!(numbers("1 2").try_collect::<Vec<_>>().await, Ok(vec![1, 2]));
    let items = numbers("1 x 2").collect::<Vec<_>>().await;
    assert_eq!(items.len(), 2);
    assert!(items[1].is_err());
}

#[tokio::test]
async fn so_it_is_in_a_box() {
    #[expect(clippy::type_complexity, reason = "the attribute reads it")]
    #[generator]
    fn boxed(
        words: &str,
    ) -> Pin<Box<dyn AsyncGenerator<Yield = u32, Send = (), Return = Result<(), ParseIntError>> + Send + '_>> {
        yield_from!(numbers(words))
    }
    assert_eq!(boxed("1 2").try_collect::<Vec<_>>().await, Ok(vec![1, 2]));
    assert!(boxed("x").next().await.unwrap().is_err());
    let mut g = boxed("1 2");
    assert_eq!(anext(&mut g).await, Ok(1));
}

#[tokio::test]
async fn another_name_of_a_result_is_seen() {
    type Outcome = Result<(), ParseIntError>;
    #[generator]
    fn named(
        word: &str,
    ) -> impl AsyncGenerator<Yield = u32, Return = Outcome> + Stream<Item = Result<u32, ParseIntError>> {
        yield_!(word.parse()?);
        Ok(())
    }
    assert!(pin!(named("x")).next().await.unwrap().is_err());
    struct Own;
    #[generator]
    fn own() -> impl AsyncGenerator<Yield = u32, Return = Own> {
        yield_!(1);
        Own
    }
    assert_eq!(own().collect::<Vec<_>>().await, [1]);
}

#[tokio::test]
async fn items_are_dropped_and_lent_as_in_any_stream() {
    #[generator]
    fn words(text: String) -> impl AsyncGenerator<Yield = usize> {
        for word in text.split(' ') {
            step().await;
            yield_!(word.len());
        }
    }
    assert_eq!(words("a bc def".into()).collect::<Vec<_>>().await, [1, 2, 3]);
}

#[test]
fn it_goes_to_another_thread() {
    fn send<T: Send>(value: T) -> T {
        value
    }
    let _ = send(counting(1));
    let _ = send(numbers("1"));
    #[generator]
    fn tried() -> impl AsyncGenerator<Yield = u32, Send = Option<String>, Return = Result<(), String>> + Send {
        try_! {{
            let text = yield_!(1);
            step().await;
            yield_!(text.map_or(0, |text| text.len() as u32));
            yield_from!(tried_stream());
        } except error => { step().await; yield_!(error.len() as u32); }
        finally { step().await; }}
        Ok(())
    }
    #[generator]
    fn tried_stream() -> impl Stream<Item = u32> {
        yield_!(1);
    }
    let _ = tried;
}

#[tokio::test]
async fn a_loop_that_breaks_closes_it_by_hand() {
    #[generator]
    fn rows(log: &Log) -> impl AsyncGenerator<Yield = u32> {
        try_! {{
            for row in 0.. {
                yield_!(row);
            }
        } finally {
            step().await;
            log.say("closed");
        }}
    }
    let log = Log::default();
    let mut rows = pin!(rows(&log));
    while let Some(row) = rows.next().await {
        if row == 2 {
            break;
        }
    }
    rows.aclose().await;
    assert_eq!(log.said(), ["closed"]);
}
