//! `test_asyncgen.AsyncGenTest.test_async_gen_exception_05` and `_06`: the end of another generator is a value that is handled, and never taken
//! for one's own end.

use std::pin::pin;

use crate::prelude::*;

#[generator]
fn inner() -> impl AsyncGenerator<Yield = i32> {
    yield_!(0);
}

#[generator]
fn generator() -> impl AsyncGenerator<Yield = i32, Return = Result<(), Error>> {
    yield_!(123);
    let mut g = pin!(inner());
    g.aclose().await;
    anext(&mut g).await.map_err(|_| Error::RuntimeError("the inner one has ended"))?;
    yield_!(456);
    Ok(())
}

fn main() {
    run(async {
        let mut g = pin!(generator());
        for _ in 0..3 {
            ashow(anext(&mut g)).await;
        }
    });
}

same_as_python!();
