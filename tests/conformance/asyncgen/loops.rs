//! `test_coroutines.CoroutineTest.test_for_1`, `_6`, `_7`, `_8` and `test_for_tuple`: `async for` over an iterator of one's own.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};

use futures::{Stream, StreamExt};

use crate::prelude::*;

/// Waits at each third.
struct Counter {
    i: i32,
    limit: i32,
    waits: Option<Pin<Box<dyn Future<Output = ()>>>>,
}

impl Counter {
    fn new(limit: i32) -> Self {
        println!("made");
        Counter { i: 0, limit, waits: None }
    }
}

impl Stream for Counter {
    type Item = i32;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<i32>> {
        if self.waits.is_none() {
            self.i += 1;
            self.waits = (self.i % 3 == 0).then(|| Box::pin(sleep()) as Pin<Box<dyn Future<Output = ()>>>);
        }
        if let Some(waits) = &mut self.waits {
            ready!(waits.as_mut().poll(context));
            self.waits = None;
        }
        Poll::Ready((self.i <= self.limit).then_some(self.i))
    }
}

#[generator]
fn to_the_end() -> BoxAsyncGenerator<'static, String, (), Result<(), Error>> {
    let mut counter = pin!(Counter::new(5));
    while let Some(i) = counter.next().await {
        yield_!(i.to_string());
    }
    yield_!("else".to_owned());
    yield_!("end".to_owned());
    Ok(())
}

#[generator]
fn breaks() -> BoxAsyncGenerator<'static, String, (), Result<(), Error>> {
    let mut counter = pin!(Counter::new(5));
    'loop_: {
        while let Some(i) = counter.next().await {
            yield_!(i.to_string());
            if i == 2 {
                break 'loop_;
            }
        }
        yield_!("else".to_owned());
    }
    yield_!("end".to_owned());
    Ok(())
}

#[generator]
fn skips() -> BoxAsyncGenerator<'static, String, (), Result<(), Error>> {
    let mut counter = pin!(Counter::new(5));
    while let Some(i) = counter.next().await {
        if i < 4 {
            continue;
        }
        yield_!(i.to_string());
    }
    yield_!("else".to_owned());
    Ok(())
}

#[generator]
fn not_iterable() -> BoxAsyncGenerator<'static, String, (), Result<(), Error>> {
    div(1, 0)?;
    let mut counter = pin!(Counter::new(5));
    while let Some(i) = counter.next().await {
        yield_!(i.to_string());
    }
    yield_!("end".to_owned());
    Ok(())
}

fn main() {
    run(async {
        for mut g in [to_the_end(), breaks(), skips(), not_iterable()] {
            for _ in 0..8 {
                ashow(anext(&mut g)).await;
            }
        }
    });
}

same_as_python!();
