//! `test_asyncgen.AsyncGenAsyncioTest.test_async_gen_aclose_twice_with_different_coros` and `test_async_gen_aclose_after_exhaustion`.

use std::pin::pin;

use futures::StreamExt;

use crate::prelude::*;

#[generator]
fn generator() -> impl AsyncGenerator<Yield = i32> {
    try_! {{
        yield_!(1);
        yield_!(2);
    } finally {
        println!("finally");
    }}
}

fn main() {
    run(async {
        let mut g = pin!(generator());
        aclosed(&mut g).await;
        aclosed(&mut g).await;
        ashow(anext(&mut g)).await;
        let mut g = pin!(generator());
        while let Some(item) = g.next().await {
            println!("item {item}");
        }
        aclosed(&mut g).await;
        let mut g = pin!(generator());
        ashow(anext(&mut g)).await;
        aclosed(&mut g).await;
        aclosed(&mut g).await;
    });
}

same_as_python!();
