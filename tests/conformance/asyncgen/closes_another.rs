//! `test_asyncgen.AsyncGenTest.test_async_gen_exception_11`, with `aclose` for the `GeneratorExit` that it throws.

use std::pin::pin;

use futures::StreamExt;

use crate::prelude::*;

#[generator]
fn inner() -> impl AsyncGenerator<Yield = i32> {
    yield_!(10);
    yield_!(20);
}

#[generator]
fn outer() -> impl AsyncGenerator<Yield = i32> {
    yield_!(1);
    let mut g = pin!(inner());
    println!("inner {}", text(&g.asend(()).await.unwrap()));
    g.aclose().await;
    yield_!(2);
    ashow(anext(&mut g)).await;
    yield_!(3);
}

fn main() {
    run(async {
        let mut items = pin!(outer());
        while let Some(item) = items.next().await {
            println!("item {item}");
        }
    });
}

same_as_python!();
