//! `test_asyncgen.AsyncGenAsyncioTest.test_async_gen_asyncio_anext_04`.

use std::pin::pin;
use std::time::Duration;

use crate::prelude::*;

#[generator]
fn generator() -> impl AsyncGenerator<Yield = i32, Return = Result<(), Error>> {
    yield_!(1);
    tokio::time::sleep(Duration::from_millis(10)).await;
    try_! {{
        yield_!(2);
        yield_!(3);
    } except Error::ZeroDivisionError => {
        yield_!(1000);
    }}
    tokio::time::sleep(Duration::from_millis(10)).await;
    yield_!(4);
    Ok(())
}

fn main() {
    run(async {
        let mut g = pin!(generator());
        for _ in 0..6 {
            ashow(anext(&mut g)).await;
        }
        let mut g = pin!(generator());
        ashow(anext(&mut g)).await;
        ashow(anext(&mut g)).await;
        ashow(g.athrow(Error::ZeroDivisionError)).await;
        ashow(anext(&mut g)).await;
        ashow(anext(&mut g)).await;
    });
}

same_as_python!();
