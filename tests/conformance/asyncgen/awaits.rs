//! `test_coroutines.CoroutineTest.test_await_4`, `_9`, `_10`, `_11` and `test_comp_1`: an `await` wherever an expression stands.

use std::pin::pin;

use crate::prelude::*;

async fn bar() -> i32 {
    sleep().await;
    42
}

async fn baz() -> impl Future<Output = i32> {
    bar()
}

fn ident(val: i32) -> i32 {
    val
}

#[generator]
fn generator() -> impl AsyncGenerator<Yield = String, Send = Option<i32>, Return = Result<(), Error>> {
    yield_!(text(&bar().await));
    yield_!(text(&-bar().await));
    yield_!(text(&(bar().await + bar().await * 1000)));
    yield_!(text(&baz().await.await));
    yield_!(text(&ident(bar().await)));
    yield_!(text(&(bar().await, bar().await)));
    let mut list = Vec::new();
    for c in [bar(), bar()] {
        list.push(c.await);
    }
    yield_!(text(&list));
    try_! {{
        yield_!(text(&div(bar().await, 0)?));
    } except Error::ZeroDivisionError => {
        yield_!(text(&(bar().await + yield_!(text(&1)).unwrap())));
    }}
    Ok(())
}

fn main() {
    run(async {
        let mut g = pin!(generator());
        for _ in 0..7 {
            ashow(anext(&mut g)).await;
        }
        ashow(g.asend(None)).await;
        ashow(g.asend(3)).await;
        ashow(g.asend(None)).await;
    });
}

same_as_python!();
