//! `test_asyncgen.AsyncGenAsyncioTest.test_async_gen_expression_01` and `_02`; the comprehensions of `test_coroutines`. A generator
//! expression is a `gen_!`, a list what a stream is collected into.

use std::future::ready;
use std::pin::pin;

use futures::{StreamExt, TryStreamExt, stream};

use crate::prelude::*;

#[generator]
fn arange(n: i32) -> impl AsyncGenerator<Yield = i32> {
    for i in 0..n {
        sleep().await;
        yield_!(i);
    }
}

async fn wrap(n: i32) -> i32 {
    sleep().await;
    n
}

fn doubled(n: i32) -> impl AsyncGenerator<Yield = i32, Send = (), Return = ()> + futures::Stream<Item = i32> {
    gen_!(|| -> impl AsyncGenerator<Yield = i32> {
        let mut numbers = pin!(arange(n));
        while let Some(i) = numbers.next().await {
            yield_!(i * 2);
        }
    })
}

fn chosen(n: i32) -> impl AsyncGenerator<Yield = i32, Send = (), Return = ()> + futures::Stream<Item = i32> {
    gen_!(|| -> impl AsyncGenerator<Yield = i32> {
        for i in 0..n {
            if wrap(i).await % 3 != 0 {
                yield_!(i * 2);
            }
        }
    })
}

#[generator]
fn fails() -> impl AsyncGenerator<Yield = i32, Return = Result<(), Error>> {
    yield_!(1);
    yield_!(2);
    Err(Error::ValueError("aaa"))
}

fn main() {
    run(async {
        println!("{}", text(&doubled(5).collect::<Vec<_>>().await));
        println!("{}", text(&chosen(8).collect::<Vec<_>>().await));
        let some = arange(5).filter(|&i| ready(0 < i && i < 4)).map(|i| i + 1);
        println!("{}", text(&some.collect::<Vec<_>>().await));
        println!("{}", text(&stream::iter([1, 41]).then(wrap).collect::<Vec<_>>().await));
        let nested = stream::iter([10, 20]).then(|j| arange(2).map(move |i| i + j).collect::<Vec<_>>());
        println!("{}", text(&nested.collect::<Vec<_>>().await));
        println!("{}", text(&stream::iter([doubled(2), doubled(3)]).flatten().collect::<Vec<_>>().await));
        match fails().try_collect::<Vec<_>>().await {
            Ok(items) => println!("{}", text(&items)),
            Err(Error::ValueError(error)) => println!("raised {error}"),
            Err(_) => unreachable!(),
        }
    });
}

same_as_python!();
