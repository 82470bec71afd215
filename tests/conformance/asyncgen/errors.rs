//! `test_asyncgen.AsyncGenTest.test_async_gen_exception_03` and `_04`, `AsyncGenAsyncioTest.test_async_gen_asyncio_02`.

use std::pin::pin;

use futures::StreamExt;

use crate::prelude::*;

async fn awaitable(throw: bool) -> Result<(), Error> {
    sleep().await;
    if throw {
        return Err(Error::ValueError("thrown"));
    }
    Ok(())
}

#[generator]
fn awaits() -> impl AsyncGenerator<Yield = i32, Return = Result<(), Error>> {
    awaitable(false).await?;
    yield_!(123);
    awaitable(true).await?;
    yield_!(456);
    Ok(())
}

#[generator]
fn divides() -> impl AsyncGenerator<Yield = i32, Return = Result<(), Error>> {
    awaitable(false).await?;
    yield_!(123);
    div(1, 0)?;
    Ok(())
}

fn main() {
    run(async {
        let both: [BoxAsyncGenerator<'static, i32, (), Result<(), Error>>; 2] =
            [Box::pin(awaits()), Box::pin(divides())];
        for mut g in both {
            for _ in 0..3 {
                ashow(anext(&mut g)).await;
            }
        }
        let mut items = pin!(awaits());
        while let Some(item) = items.next().await {
            match item {
                Ok(item) => println!("item {item}"),
                Err(Error::ValueError(error)) => println!("out of the loop: {error}"),
                Err(_) => unreachable!(),
            }
        }
    });
}

same_as_python!();
