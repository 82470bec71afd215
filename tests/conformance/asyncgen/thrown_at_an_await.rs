//! `test_asyncgen.AsyncGenAsyncioTest.test_anext_iter`, `test_async_gen_asyncio_asend_03` and `…_athrow_02`: what Python throws into a step
//! that is pending, or cancels, is `athrow` here, when its future is dropped.

use crate::prelude::*;
use std::future::pending as forever;

#[generator]
fn catches() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        sleep().await;
        forever::<()>().await;
    } except Error::ValueError(error) => {
        println!("caught {error}");
        sleep().await;
        yield_!(2);
    }}
    Ok(())
}

#[generator]
fn catches_and_returns() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        sleep().await;
    } except Error::ValueError(_) => {
        return Ok(());
    }}
    yield_!(1);
    Ok(())
}

#[generator]
fn cleans_up() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        sleep().await;
        yield_!(1);
    } finally {
        sleep().await;
        println!("finally");
    }}
    Ok(())
}

#[generator]
fn does_not_catch() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>> {
    sleep().await;
    yield_!(1);
    Ok(())
}

fn main() {
    run(async {
        let all: [(&str, fn() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>>); 4] = [
            ("catches", catches),
            ("catches_and_returns", catches_and_returns),
            ("cleans_up", cleans_up),
            ("does_not_catch", does_not_catch),
        ];
        for (name, make) in all {
            println!("{name}");
            let mut g = make();
            pending(anext(&mut g));
            ashow(g.athrow(Error::ValueError("thrown"))).await;
            ashow(anext(&mut g)).await;
            aclosed(&mut g).await;
        }
    });
}

same_as_python!();
