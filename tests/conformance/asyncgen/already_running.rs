//! What 3.8's "asynchronous generator is already running" is about; `test_asend_send_already_running` in later versions.

use std::pin::pin;

use crate::prelude::*;

#[generator]
fn generator() -> impl AsyncGenerator<Yield = i32, Send = Option<i32>> {
    let heard = yield_!(0).unwrap();
    println!("heard {heard}");
    sleep().await;
    yield_!(heard * 2);
}

fn main() {
    run(async {
        let mut g = pin!(generator());
        ashow(g.asend(None)).await;
        pending(g.asend(5));
        arefused(async { g.asend(6).await }).await;
        ashow(g.go_on()).await;
    });
}

same_as_python!();
