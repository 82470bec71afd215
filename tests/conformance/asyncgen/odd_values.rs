//! `test_asyncgen.AsyncGenAsyncioTest.test_async_gen_asyncio_anext_tuple`, `…_anext_stopiteration`, `…_athrow_tuple` and
//! `…_athrow_stopiteration`: what is yielded is never taken for the end.

use std::pin::pin;

use crate::prelude::*;

#[generator]
fn tuples() -> impl AsyncGenerator<Yield = (i32,), Return = Result<(), Error>> {
    try_! {{
        yield_!((1,));
    } except Error::ZeroDivisionError => {
        yield_!((2,));
    }}
    Ok(())
}

#[generator]
fn ends() -> impl AsyncGenerator<Yield = StopIteration<i32>, Return = Result<(), Error>> {
    try_! {{
        yield_!(StopIteration { value: Some(1) });
    } except Error::ZeroDivisionError => {
        yield_!(StopIteration { value: Some(3) });
    }}
    Ok(())
}

fn main() {
    run(async {
        let mut g = pin!(tuples());
        ashow(anext(&mut g)).await;
        ashow(g.athrow(Error::ZeroDivisionError)).await;
        ashow(anext(&mut g)).await;
        let mut g = pin!(ends());
        ashow(anext(&mut g)).await;
        ashow(g.athrow(Error::ZeroDivisionError)).await;
        ashow(anext(&mut g)).await;
    });
}

same_as_python!();
