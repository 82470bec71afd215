//! Macros in a `try_!` that may hide an `.await`.

use std::pin::pin;

use genfn::prelude::*;
use tokio::select;

use crate::log::{Door, Log, once, step};

macro_rules! open {
    ($door:expr) => {
        $door.opened().await
    };
}

macro_rules! bail {
    ($message:expr) => {
        return Err($message.to_owned())
    };
}

#[generator]
fn selects<'l>(log: &'l Log, doors: &'l [Door; 2]) -> impl AsyncGenerator<Yield = u32> {
    try_! {{
        loop {
            let n = select! {
                () = doors[0].opened() => 0,
                () = doors[1].opened() => 1,
            };
            yield_!(n);
            open!(doors[0]);
        }
    } finally {
        step().await;
        log.say("finally");
    }}
}

#[tokio::test]
async fn a_close_reaches_what_a_macro_awaits() {
    let (log, doors) = <(Log, [Door; 2])>::default();
    let mut g = pin!(selects(&log, &doors));
    assert!(once(anext(&mut g)).is_pending());
    g.aclose().await;
    assert_eq!(log.said(), ["finally"]);

    let mut g = pin!(selects(&log, &doors));
    doors[1].open();
    assert_eq!(anext(&mut g).await, Ok(1));
    assert!(once(anext(&mut g)).is_pending());
    g.aclose().await;
    assert_eq!(log.said(), ["finally"]);
}

#[tokio::test]
async fn what_a_macro_returns_is_raised() {
    #[generator]
    fn fails<'l>(log: &'l Log, door: &'l Door) -> impl AsyncGenerator<Yield = u32, Return = Result<u32, String>> {
        let n = try_! {{
            open!(door);
            yield_!(1);
            bail!("enough")
        } except error => { log.say(format_args!("caught {error}")); 3 }};
        if n == 3 {
            bail!("that was all");
        }
        Ok(n)
    }
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(fails(&log, &door));
    assert!(once(anext(&mut g)).is_pending());
    assert_eq!(g.athrow("early").await, Err(StopIteration { value: Some(Err("that was all".into())) }));
    assert_eq!(log.said(), ["caught early"]);

    door.open();
    let mut g = pin!(fails(&log, &door));
    assert_eq!(anext(&mut g).await, Ok(1));
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: Some(Err("that was all".into())) }));
    assert_eq!(log.said(), ["caught enough"]);
}

#[tokio::test]
async fn what_a_macro_pins_stays() {
    #[generator]
    fn pinned(log: &Log) -> impl AsyncGenerator<Yield = u32> {
        try_! {{
            let mut waits = pin!(step());
            waits.as_mut().await;
            yield_!(1);
        } finally {
            log.say("finally");
        }}
    }
    let log = Log::default();
    let mut g = pin!(pinned(&log));
    assert_eq!(anext(&mut g).await, Ok(1));
    g.aclose().await;
    assert_eq!(log.said(), ["finally"]);
}
