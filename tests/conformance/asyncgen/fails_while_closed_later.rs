//! `test_asyncgen.AsyncGenAsyncioTest.test_async_gen_asyncio_shutdown_exception_01` and `_02`.

use futures::StreamExt;
use tokio::task::spawn_local;

use crate::prelude::*;

#[generator]
fn generator() -> impl AsyncGenerator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_!(1);
        yield_!(2);
    } finally {
        div(1, 0)?;
    }}
    Ok(())
}

fn main() {
    run(tokio::task::LocalSet::new().run_until(async {
        let mut kept = generator().closed_by(|rest| {
            spawn_local(async {
                if let Some(Err(error)) = rest.await {
                    println!("closing failed: {error}");
                }
            });
        });
        while let Some(item) = kept.next().await {
            println!("item {}", item.unwrap());
            break;
        }
        drop(kept);
        for _ in 0..3 {
            sleep().await;
        }
    }));
}

same_as_python!();
