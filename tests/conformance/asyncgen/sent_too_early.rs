//! `test_asyncgen.AsyncGenTest.test_async_gen_exception_10`.

use std::pin::pin;

use crate::prelude::*;

#[generator]
fn generator() -> impl AsyncGenerator<Yield = i32, Send = Option<i32>> {
    let heard = yield_!(123);
    println!("heard {}", text(&heard));
}

fn main() {
    run(async {
        let mut g = pin!(generator());
        arefused(async { g.asend(100).await }).await;
        ashow(g.asend(None)).await;
        ashow(g.asend(100)).await;
    });
}

same_as_python!();
