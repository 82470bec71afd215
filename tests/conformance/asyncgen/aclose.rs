//! `test_asyncgen.AsyncGenAsyncioTest.test_async_gen_asyncio_aclose_06`, `_07`, `_08`, `_10`, `_11` and `_12`; `anext_06`.

use std::future::pending;
use std::time::Duration;

use crate::prelude::*;

async fn short() {
    tokio::time::sleep(Duration::from_millis(10)).await;
}

#[generator]
fn ignores() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        yield_!(1);
        div(1, 0)?;
    } finally {
        short().await;
        yield_!(12);
    }}
    Ok(())
}

#[generator]
fn awaits_twice() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        yield_!(1);
        pending::<()>().await;
    } finally {
        short().await;
        short().await;
        println!("finally");
    }}
    println!("never");
    Ok(())
}

#[generator]
fn catches_all() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        yield_!(1);
    } except => {
        println!("caught");
    }}
    println!("goes on to the end");
    Ok(())
}

#[generator]
fn catches_all_and_yields() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        yield_!(1);
    } except => {}}
    yield_!(2);
    Ok(())
}

#[generator]
fn fails() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        yield_!(1);
    } finally {
        try_! {{
            short().await;
            div(1, 0)?;
        } except Error::ZeroDivisionError => {
            println!("caught inside");
            Err(Error::KeyError("from the finally"))?;
        }}
    }}
    Ok(())
}

fn main() {
    run(async {
        let all: [(&str, fn() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>>); 5] = [
            ("ignores", ignores),
            ("awaits_twice", awaits_twice),
            ("catches_all", catches_all),
            ("catches_all_and_yields", catches_all_and_yields),
            ("fails", fails),
        ];
        for (name, make) in all {
            println!("{name}");
            let mut g = make();
            ashow(anext(&mut g)).await;
            if name.contains("ignores") || name.contains("yields") {
                arefused(g.aclose()).await;
            } else {
                aclosed(&mut g).await;
            }
            if name != "ignores" {
                ashow(anext(&mut g)).await;
            }
        }
    });
}

same_as_python!();
