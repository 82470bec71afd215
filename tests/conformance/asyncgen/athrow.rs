//! `test_asyncgen.AsyncGenAsyncioTest.test_async_gen_asyncio_athrow_01`, `_02` and `_03`.

use std::pin::pin;

use crate::prelude::*;

#[generator]
fn generator(crashes: bool) -> impl AsyncGenerator<Yield = i32, Send = Option<i32>, Return = Result<(), Error>> {
    try_! {{
        sleep().await;
        let v = try_! {{
            yield_!(1).unwrap_or(0)
        } except Error::ValueError(error) => {
            println!("caught {error}");
            sleep().await;
            if crashes {
                div(1, 0)?;
            }
            1000
        }};
        yield_!(v * 2);
        sleep().await;
    } finally {
        sleep().await;
        sleep().await;
        println!("finally");
    }}
    Ok(())
}

#[generator]
fn swallows() -> impl AsyncGenerator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_!(0);
    } except => {}}
    println!("goes on");
    Ok(())
}

fn main() {
    run(async {
        for crashes in [false, true] {
            let mut g = pin!(generator(crashes));
            ashow(g.asend(None)).await;
            ashow(g.athrow(Error::ValueError("thrown"))).await;
            ashow(g.asend(None)).await;
            ashow(g.asend(None)).await;
        }
        let mut g = pin!(generator(false));
        ashow(g.asend(None)).await;
        ashow(g.athrow(Error::KeyError("other"))).await;
        let mut g = pin!(swallows());
        ashow(g.asend(())).await;
        ashow(g.athrow(Error::ValueError("thrown"))).await;
    });
}

same_as_python!();
