//! What streams have as well: loops over a stream, and yields in the handlers of a `select!`.

use std::pin::pin;

use futures::{StreamExt, stream};
use genfn::await_;
use genfn::prelude::*;

use crate::log::{Door, Log, once, step};

#[generator]
fn doubled<'l>(log: &'l Log, door: &'l Door) -> impl AsyncGenerator<Yield = u32> {
    try_! {{
        for n in await_!(stream::iter(1..=2).chain(stream::once(async { door.opened().await; 3 }))) {
            yield_!(n * 2);
        }
    } finally {
        step().await;
        log.say("finally");
    }}
}

#[tokio::test]
async fn a_loop_over_a_stream_hears() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(doubled(&log, &door));
    assert_eq!(anext(&mut g).await, Ok(2));
    assert_eq!(anext(&mut g).await, Ok(4));
    assert!(once(anext(&mut g)).is_pending());
    g.aclose().await;
    assert_eq!(log.said(), ["finally"]);
}

#[generator]
fn selects(door: &Door) -> impl AsyncGenerator<Yield = u32, Send = Option<u32>> {
    let mut heard = 0;
    while heard < 10 {
        tokio::select! {
            () = door.opened() => heard += yield_!(heard).unwrap_or(3),
            () = std::future::pending() => {}
        }
    }
}

#[tokio::test]
async fn a_handler_of_a_select_yields_and_hears_what_is_sent() {
    let door = Door::default();
    let mut g = pin!(selects(&door));
    assert!(once(anext(&mut g)).is_pending());
    door.open();
    assert_eq!(anext(&mut g).await, Ok(0));
    assert_eq!(g.asend(5).await, Ok(5));
    assert_eq!(anext(&mut g).await, Ok(8));
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: Some(()) }));
}
