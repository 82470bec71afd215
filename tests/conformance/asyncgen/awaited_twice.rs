//! `test_asyncgen.AsyncGenAsyncioTest.test_async_gen_await_same_anext_coro_twice` and `…_same_aclose_coro_twice`.

use std::pin::pin;

use crate::prelude::*;

#[generator]
fn generator() -> impl AsyncGenerator<Yield = i32> {
    yield_!(1);
    yield_!(2);
}

fn main() {
    run(async {
        let mut g = pin!(generator());
        {
            let mut step = anext(&mut g);
            ashow(&mut step).await;
            arefused(&mut step).await;
        }
        aclosed(&mut g).await;
        let mut g = pin!(generator());
        let mut close = g.aclose();
        (&mut close).await;
        arefused(&mut close).await;
    });
}

same_as_python!();
