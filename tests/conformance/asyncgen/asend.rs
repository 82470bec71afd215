//! `test_asyncgen.AsyncGenAsyncioTest.test_async_gen_asyncio_asend_01` and `_02`, `test_async_gen_asyncio_anext_05`.

use std::pin::pin;

use crate::prelude::*;

#[generator]
fn doubles(crashes: bool) -> impl AsyncGenerator<Yield = i32, Send = Option<i32>, Return = Result<(), Error>> {
    try_! {{
        sleep().await;
        let v = yield_!(1).unwrap();
        sleep().await;
        if crashes {
            div(1, 0)?;
        }
        let v = yield_!(v * 2).unwrap();
        yield_!(v * 100);
    } finally {
        sleep().await;
        sleep().await;
        println!("finally");
    }}
    Ok(())
}

fn main() {
    run(async {
        for crashes in [false, true] {
            let mut g = pin!(doubles(crashes));
            ashow(g.asend(None)).await;
            ashow(g.asend(100)).await;
            ashow(g.asend(12)).await;
            ashow(g.asend(None)).await;
            ashow(g.asend(None)).await;
        }
    });
}

same_as_python!();
