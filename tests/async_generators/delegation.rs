//! `yield_from!`: of another async generator, of a stream, of a generator, of what can be iterated.

use std::pin::{Pin, pin};

use futures::{Stream, StreamExt, stream};
use genfn::prelude::*;

use crate::log::{Door, Log, Noisy, once, panic_of, step};

type Outcome = Result<u32, String>;

#[generator]
fn inner<'l>(log: &'l Log, door: &'l Door) -> impl AsyncGenerator<Yield = u32, Send = Option<u32>, Return = Outcome> {
    let _held = Noisy(log, "inner");
    let mut total = 0;
    try_! {{
        while let Some(sent) = yield_!(total) {
            total += sent;
            door.opened().await;
        }
    } except error if error == "caught inside" => {
        step().await;
        log.say("inner caught it");
        yield_!(100);
    } finally {
        step().await;
        log.say("inner finally");
    }}
    Ok(total)
}

#[generator]
fn outer<'l>(log: &'l Log, door: &'l Door) -> impl AsyncGenerator<Yield = u32, Send = Option<u32>, Return = Outcome> {
    let total = try_! {{
        yield_from!(inner(log, door))?
    } except error if error != "lost" => {
        log.say(format_args!("outer caught {error}"));
        7
    } finally {
        step().await;
        log.say("outer finally");
    }};
    Ok(total * 10)
}

#[tokio::test]
async fn what_is_sent_goes_in_and_what_is_returned_comes_out() {
    let (log, door) = <(Log, Door)>::default();
    door.open();
    let mut g = pin!(outer(&log, &door));
    assert_eq!(anext(&mut g).await, Ok(0));
    assert_eq!(g.asend(3).await, Ok(3));
    assert_eq!(g.asend(4).await, Ok(7));
    assert_eq!(g.asend(None).await, Err(StopIteration { value: Some(Ok(70)) }));
    assert_eq!(log.said(), ["inner finally", "drop inner", "outer finally"]);
}

#[tokio::test]
async fn what_is_thrown_goes_in() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(outer(&log, &door));
    anext(&mut g).await.unwrap();
    assert_eq!(g.athrow("caught inside").await, Ok(100));
    assert_eq!(log.said(), ["inner caught it"]);
    assert_eq!(g.athrow("caught outside").await, Err(StopIteration { value: Some(Ok(70)) }));
    assert_eq!(log.said(), ["inner finally", "drop inner", "outer caught caught outside", "outer finally"]);
}

#[tokio::test]
async fn what_is_raised_reaches_an_await_of_the_inner_one() {
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(outer(&log, &door));
    anext(&mut g).await.unwrap();
    assert!(once(g.asend(1)).is_pending());
    assert_eq!(g.athrow("caught inside").await, Ok(100));
    g.aclose().await;
    assert_eq!(log.said(), ["inner caught it", "inner finally", "drop inner", "outer finally"]);
}

#[tokio::test]
async fn a_close_awaits_the_finallies_of_both() {
    for awaits in [false, true] {
        let (log, door) = <(Log, Door)>::default();
        let mut g = pin!(outer(&log, &door));
        anext(&mut g).await.unwrap();
        if awaits {
            assert!(once(g.asend(1)).is_pending());
        }
        assert_eq!(g.aclose().await, None);
        assert_eq!(log.said(), ["inner finally", "drop inner", "outer finally"]);
    }
}

#[tokio::test]
async fn an_await_of_the_inner_one_hears_without_a_try_around_the_delegation() {
    #[generator]
    fn passes_on<'l>(
        log: &'l Log,
        door: &'l Door,
    ) -> impl AsyncGenerator<Yield = u32, Send = Option<u32>, Return = Outcome> {
        yield_from!(inner(log, door))
    }
    let (log, door) = <(Log, Door)>::default();
    let mut g = pin!(passes_on(&log, &door));
    anext(&mut g).await.unwrap();
    assert!(once(g.asend(1)).is_pending());
    assert!(once(g.aclose()).is_pending());
    assert!(once(g.aclose()).is_ready());
    assert_eq!(log.said(), ["inner finally", "drop inner"]);
}

#[tokio::test]
async fn dropped_both_run_their_handlers() {
    #[generator]
    fn quick(log: &Log, name: &'static str) -> impl AsyncGenerator<Yield = u32> {
        try_! {{ yield_!(1); } finally { log.say(name); }}
    }
    #[generator]
    fn both(log: &Log) -> impl AsyncGenerator<Yield = u32> {
        try_! {{ yield_from!(quick(log, "inner")); } finally { log.say("outer"); }}
    }
    let log = Log::default();
    let mut g = Box::pin(both(&log));
    anext(&mut g).await.unwrap();
    drop(g);
    assert_eq!(log.said(), ["inner", "outer"]);
}

#[tokio::test]
async fn one_that_ignores_its_exit_is_told_of_outside() {
    #[generator]
    fn ignores() -> impl AsyncGenerator<Yield = u32> {
        try_! {{ yield_!(1); } finally { yield_!(2); }}
    }
    #[generator]
    fn passes_on(log: &Log) -> impl AsyncGenerator<Yield = u32> {
        try_! {{ yield_from!(ignores()); } finally { log.say("outer finally"); }}
    }
    let log = Log::default();
    let mut g = pin!(passes_on(&log));
    anext(&mut g).await.unwrap();
    assert_eq!(panic_of(g.aclose()).await, "async generator ignored GeneratorExit");
    assert_eq!(log.said(), ["outer finally"]);
    assert_eq!(g.state(), AsyncState::Closed);
}

#[tokio::test]
async fn an_error_that_the_inner_one_has_no_place_for_closes_it() {
    #[generator]
    fn errorless(log: &Log) -> impl AsyncGenerator<Yield = u32> {
        try_! {{ yield_!(1); } finally { step().await; log.say("inner finally"); }}
    }
    #[generator]
    fn outer(log: &Log) -> impl AsyncGenerator<Yield = u32, Return = Result<(), String>> {
        try_! {{ yield_from!(errorless(log)); } except error => log.say(format_args!("outer caught {error}"))}
        Ok(())
    }
    let log = Log::default();
    let mut g = pin!(outer(&log));
    anext(&mut g).await.unwrap();
    assert_eq!(g.athrow("noise").await, Err(StopIteration { value: Some(Ok(())) }));
    assert_eq!(log.said(), ["inner finally", "outer caught noise"]);
}

fn trickling(log: &Log) -> impl Stream<Item = u32> {
    let held = Noisy(log, "stream");
    stream::iter(1..=2).then(move |n| {
        let _ = &held;
        async move {
            step().await;
            n
        }
    })
}

#[generator]
fn all_kinds(log: &Log) -> impl AsyncGenerator<Yield = u32, Return = Result<u32, String>> {
    #[generator]
    fn synchronous(log: &Log) -> impl Generator<Yield = u32, Return = u32> {
        try_! {{ yield_!(3); yield_!(4); } finally { log.say("generator finally"); }}
        10
    }
    yield_from!(trickling(log));
    let returned = yield_from!(synchronous(log));
    yield_from!([5, 6]);
    yield_from!(Some(7));
    Ok(returned)
}

#[tokio::test]
async fn streams_generators_and_iterables_are_delegated_to() {
    let log = Log::default();
    let mut g = pin!(all_kinds(&log));
    for n in 1..=7 {
        assert_eq!(anext(&mut g).await, Ok(n));
    }
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: Some(Ok(10)) }));
    assert_eq!(log.said(), ["drop stream", "generator finally"]);
}

#[tokio::test]
async fn a_close_drops_the_stream_and_closes_the_generator() {
    for (steps, said) in [(1, "drop stream"), (3, "generator finally")] {
        let log = Log::default();
        let mut g = pin!(all_kinds(&log));
        for _ in 0..steps {
            anext(&mut g).await.unwrap();
        }
        g.aclose().await;
        assert_eq!(log.said().last().unwrap(), said);
        assert_eq!(g.state(), AsyncState::Closed);
    }
}

#[tokio::test]
async fn what_is_raised_while_the_stream_is_awaited_is_raised_at_the_delegation() {
    let log = Log::default();
    let mut g = pin!(all_kinds(&log));
    assert!(once(anext(&mut g)).is_pending());
    assert_eq!(g.athrow("noise").await, Err(StopIteration { value: Some(Err("noise".into())) }));
    assert_eq!(log.said(), ["drop stream"]);
}

#[tokio::test]
async fn one_that_was_begun_goes_on() {
    #[generator]
    fn rest<G>(of: G) -> impl AsyncGenerator<Yield = u32>
    where
        G: AsyncGenerator<Yield = u32, Send = (), Return = ()>,
    {
        yield_!(100);
        yield_from!(of);
    }
    #[generator]
    fn counting() -> impl AsyncGenerator<Yield = u32> {
        for i in 0..3 {
            step().await;
            yield_!(i);
        }
    }
    let mut g = pin!(counting());
    anext(&mut g).await.unwrap();
    assert_eq!(rest(&mut g).collect::<Vec<_>>().await, [100, 1, 2]);
    assert_eq!(rest(&mut g).collect::<Vec<_>>().await, [100]);
}

#[generator]
fn tree(depth: u32) -> Pin<Box<dyn AsyncGenerator<Yield = u32, Send = (), Return = u32>>> {
    let mut nodes = 1;
    if depth > 0 {
        nodes += yield_from!(tree(depth - 1));
    }
    step().await;
    yield_!(depth);
    if depth > 0 {
        nodes += yield_from!(tree(depth - 1));
    }
    nodes
}

#[tokio::test]
async fn boxes_recurse() {
    let mut g = tree(3);
    let mut seen = Vec::new();
    let nodes = loop {
        match anext(&mut g).await {
            Ok(depth) => seen.push(depth),
            Err(stop) => break stop.value,
        }
    };
    assert_eq!(seen, [0, 1, 0, 2, 0, 1, 0, 3, 0, 1, 0, 2, 0, 1, 0]);
    assert_eq!(nodes, Some(15));
}
