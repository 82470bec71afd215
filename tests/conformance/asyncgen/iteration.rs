//! `test_asyncgen.AsyncGenTest.test_async_gen_iteration_01` and `_02`, `AsyncGenAsyncioTest.test_async_gen_asyncio_01` and `_03`.

use std::pin::pin;

use futures::StreamExt;

use crate::prelude::*;

#[expect(clippy::let_unit_value, reason = "the program looks at it")]
#[generator]
fn generator() -> impl AsyncGenerator<Yield = i32> {
    sleep().await;
    let sent = yield_!(123);
    println!("sent {}", text(&sent));
    sleep().await;
    yield_!(456);
    sleep().await;
    return;
    yield_!(789);
}

struct Own;

impl Own {
    #[generator]
    fn aiter(&self) -> impl AsyncGenerator<Yield = i32> {
        yield_!(1);
        sleep().await;
        yield_!(2);
    }
}

fn main() {
    run(async {
        let mut items = pin!(generator());
        while let Some(item) = items.next().await {
            println!("item {item}");
        }
        let mut g = pin!(generator());
        for _ in 0..4 {
            ashow(anext(&mut g)).await;
        }
        let mut items = pin!(Own.aiter());
        while let Some(item) = items.next().await {
            println!("item {item}");
        }
    });
}

same_as_python!();
