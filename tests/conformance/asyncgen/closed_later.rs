//! `test_asyncgen.AsyncGenAsyncioTest.test_async_gen_asyncio_gc_aclose_09`, `…_shutdown_01`, `…_shutdown_02` and
//! `test_asyncgen_nonstarted_hooks_are_cancellable`: what Python's event loop does with what is dropped, `closed_by` hands to a spawner.

use std::time::Duration;

use futures::StreamExt;
use tokio::task::spawn_local;

use crate::prelude::*;

#[generator]
fn counting() -> impl AsyncGenerator<Yield = i32> {
    try_! {{
        let mut i = 0;
        loop {
            yield_!(i);
            i += 1;
        }
    } finally {
        sleep().await;
        println!("finally of counting");
    }}
}

#[generator]
fn waiting() -> impl AsyncGenerator<Yield = i32> {
    try_! {{
        tokio::time::sleep(Duration::from_secs(100)).await;
        yield_!(1);
    } finally {
        sleep().await;
        println!("finally of waiting");
    }}
}

#[generator]
fn plain() -> impl AsyncGenerator<Yield = i32> {
    yield_!(1);
    yield_!(2);
}

async fn consume() {
    let mut g = waiting().closed_by(|rest| drop(spawn_local(rest)));
    while g.next().await.is_some() {}
}

fn main() {
    run(tokio::task::LocalSet::new().run_until(async {
        let mut g = counting().closed_by(|rest| drop(spawn_local(rest)));
        println!("{} {}", anext(&mut g).await.unwrap(), anext(&mut g).await.unwrap());
        drop(g);
        println!("dropped");
        for _ in 0..3 {
            sleep().await;
        }
        let tasks = [spawn_local(consume()), spawn_local(consume())];
        tokio::time::sleep(Duration::from_millis(10)).await;
        for task in &tasks {
            task.abort();
        }
        for task in tasks {
            assert!(task.await.unwrap_err().is_cancelled());
        }
        for _ in 0..3 {
            sleep().await;
        }
        let mut g = plain().closed_by(|rest| drop(spawn_local(rest)));
        while let Some(i) = g.next().await {
            println!("breaks at {i}");
            break;
        }
        drop(g);
        for _ in 0..3 {
            sleep().await;
        }
    }));
    println!("the end");
}

same_as_python!();
