//! `yield_from!` where errors go through it: PEP 380's expansion, case by case, with typed errors.

use genfn::Resume;
use genfn::prelude::*;
use genfn_tests::said::{Log, failed, panics, returned};

/// The error of the outer generators.
#[derive(Debug, PartialEq, Clone)]
enum Outer {
    Text(&'static str),
    FromInner(Inner),
}

/// The error of the inner ones.
#[derive(Debug, PartialEq, Clone)]
struct Inner(&'static str);

impl From<Outer> for Inner {
    fn from(error: Outer) -> Self {
        match error {
            Outer::Text(text) => Inner(text),
            Outer::FromInner(inner) => inner,
        }
    }
}

impl From<Inner> for Outer {
    fn from(error: Inner) -> Self {
        Outer::FromInner(error)
    }
}

/// Answers a throw of "again" with one more value, and closes noisily.
#[generator]
fn inner(log: Log) -> impl Generator<Yield = u32, Return = Result<u32, Inner>> {
    let mut n = 1;
    loop {
        try_! {{
            yield_!(n);
            return Ok(n);
        } except Inner("again") => {
            n += 1;
        } except GeneratorExit => {
            log.say("inner closed");
            Err(GeneratorExit)?
        } finally {
            log.say(format!("inner finally {n}"));
        }}
    }
}

#[generator]
fn outer(log: Log) -> impl Generator<Yield = u32, Return = Result<u32, Outer>> {
    let got = try_! {{
        yield_from!(inner(log.clone()))?
    } except Outer::Text("mine") => {
        log.say("outer caught");
        7
    } except GeneratorExit => {
        log.say("outer closed");
        Err(GeneratorExit)?
    } finally {
        log.say("outer finally");
    }};
    Ok(got * 100)
}

fn started(log: &Log) -> impl Generator<Yield = u32, Send = (), Return = Result<u32, Outer>> {
    let mut g = outer(log.clone());
    assert_eq!(next(&mut g), Ok(1));
    g
}

#[test]
fn inner_return_value_is_the_value_of_the_delegation() {
    let log = Log::default();
    assert_eq!(next(&mut started(&log)), Err(returned(100)));
    assert_eq!(log.said(), ["inner finally 1", "outer finally"]);
}

#[test]
fn an_error_is_thrown_into_the_inner_generator() {
    let log = Log::default();
    let mut g = started(&log);
    assert_eq!(g.throw(Outer::Text("again")), Ok(2));
    assert_eq!(log.said(), ["inner finally 2"]);
    assert_eq!(g.throw(Outer::Text("again")), Ok(3));
    assert_eq!(next(&mut g), Err(returned(300)));
}

#[test]
fn an_error_that_the_inner_generator_does_not_catch_is_its_return_value() {
    let log = Log::default();
    let mut g = started(&log);
    // Raised by the `?` behind `yield_from!`, and converted by it: so it is another one now.
    assert_eq!(g.throw(Outer::Text("mine")), Err(failed(Outer::FromInner(Inner("mine")))));
    assert_eq!(log.said(), ["inner finally 1", "outer finally"]);
}

#[test]
fn close_closes_the_inner_generator_first() {
    let log = Log::default();
    assert_eq!(started(&log).close(), None);
    assert_eq!(log.said(), ["inner closed", "inner finally 1", "outer closed", "outer finally"]);
}

#[test]
fn drop_runs_the_handlers_of_the_inner_generator_first() {
    let log = Log::default();
    drop(started(&log));
    assert_eq!(log.said(), ["inner closed", "inner finally 1", "outer closed", "outer finally"]);
}

/// Without handlers of its own.
#[generator]
fn passing(log: Log) -> impl Generator<Yield = u32, Return = Result<u32, Outer>> {
    Ok(yield_from!(inner(log))?)
}

#[test]
fn drop_runs_the_handlers_inside_a_generator_that_has_none() {
    let log = Log::default();
    let mut g = passing(log.clone());
    next(&mut g).unwrap();
    drop(g);
    assert_eq!(log.said(), ["inner closed", "inner finally 1"]);
}

/// Its `Return` can't be thrown anything.
#[generator]
fn infallible(log: Log) -> impl Generator<Yield = u32, Return = u32> {
    try_! {{
        yield_!(1);
    } finally {
        log.say("inner finally");
    }}
    1
}

/// Delegates to what can't be thrown errors, and catches them itself.
#[generator]
fn catching(log: Log, iterate: bool) -> impl Generator<Yield = u32, Return = Result<u32, Outer>> {
    try_! {{
        if iterate {
            yield_from!([1, 2, 3]);
        } else {
            yield_from!(infallible(log.clone()));
        }
    } except error => {
        log.say(format!("caught {error:?}"));
        return Ok(0);
    }}
    Ok(1)
}

#[test]
fn an_error_closes_an_inner_generator_that_can_not_take_it_and_is_raised_outside() {
    let log = Log::default();
    let mut g = catching(log.clone(), false);
    next(&mut g).unwrap();
    assert_eq!(g.throw(Outer::Text("x")), Err(returned(0)));
    assert_eq!(log.said(), ["inner finally", "caught Text(\"x\")"]);
}

#[test]
fn an_error_thrown_at_an_iterator_is_raised_outside() {
    let log = Log::default();
    let mut g = catching(log.clone(), true);
    next(&mut g).unwrap();
    assert_eq!(g.throw(Outer::Text("x")), Err(returned(0)));
    assert_eq!(log.said(), ["caught Text(\"x\")"]);
}

/// Its error is neither made from the outer one nor into it.
#[generator]
fn foreign() -> impl Generator<Yield = u32, Return = Result<u32, std::fmt::Error>> {
    yield_!(1);
    Ok(1)
}

#[generator]
fn with_foreign() -> impl Generator<Yield = u32, Return = Result<u32, Outer>> {
    yield_from!(foreign()).map_err(|_| Outer::Text("foreign"))
}

#[test]
fn an_error_of_another_type_is_raised_outside() {
    let mut g = with_foreign();
    next(&mut g).unwrap();
    assert_eq!(g.throw(Outer::Text("x")), Err(failed(Outer::Text("x"))));
}

/// Fails when it is closed.
#[generator]
fn failing() -> impl Generator<Yield = u32, Return = Result<u32, Inner>> {
    try_! {{
        yield_!(1);
        Ok(1)
    } except GeneratorExit => {
        Err(Inner("while closing"))?
    }}
}

#[generator]
fn closing(log: Log) -> impl Generator<Yield = u32, Return = Result<u32, Outer>> {
    try_! {{
        yield_from!(failing())?;
    } except GeneratorExit => {
        log.say("closed");
    } except error => {
        log.say(format!("caught {error:?}"));
    }}
    Ok(2)
}

#[test]
fn an_error_raised_while_the_inner_generator_is_closed_is_raised_outside() {
    let log = Log::default();
    let mut g = closing(log.clone());
    next(&mut g).unwrap();
    assert_eq!(g.close(), Some(Ok(2)));
    assert_eq!(log.said(), ["caught FromInner(Inner(\"while closing\"))"]);
}

#[generator]
fn stubborn() -> impl Generator<Yield = u32> {
    loop {
        try_! {{
            yield_!(1);
        } except GeneratorExit => {}
        }
    }
}

#[generator]
fn around_stubborn() -> impl Generator<Yield = u32> {
    yield_from!(stubborn());
}

#[test]
fn an_inner_generator_that_ignores_the_exit_panics() {
    let mut g = around_stubborn();
    next(&mut g).unwrap();
    assert_eq!(panics(|| g.close()), "generator ignored GeneratorExit");
    assert_eq!(g.state(), State::Closed);
}

#[test]
fn a_drop_of_one_that_ignores_the_exit_does_not_panic() {
    let mut g = around_stubborn();
    next(&mut g).unwrap();
    drop(g);
}

#[generator]
fn handling_around_stubborn(log: Log) -> impl Generator<Yield = u32> {
    try_! {{
        yield_from!(stubborn());
    } finally {
        log.say("finally");
    }}
}

#[test]
fn a_drop_with_handlers_around_one_that_ignores_the_exit_does_not_panic() {
    let log = Log::default();
    let mut g = handling_around_stubborn(log.clone());
    next(&mut g).unwrap();
    drop(g);
    assert_eq!(log.said(), ["finally"]);
}

#[generator]
fn around_stubborn_with_handlers_around(log: Log) -> impl Generator<Yield = u32> {
    try_! {{
        yield_from!(around_stubborn());
    } finally {
        log.say("finally");
    }}
}

#[test]
fn a_drop_with_handlers_two_levels_above_one_that_ignores_the_exit_does_not_panic() {
    let log = Log::default();
    let mut g = around_stubborn_with_handlers_around(log.clone());
    next(&mut g).unwrap();
    drop(g);
    assert_eq!(log.said(), ["finally"]);
}

#[generator]
fn leaving() -> impl Generator<Yield = u32, Return = Result<u32, Outer>> {
    yield_!(1);
    Err(GeneratorExit)?
}

#[generator]
fn around_leaving(log: Log) -> impl Generator<Yield = u32, Return = Result<u32, Outer>> {
    try_! {{
        yield_from!(leaving())?;
    } except error => {
        log.say(format!("not an error: {error:?}"));
    } except GeneratorExit => {
        log.say("exit");
        Err(GeneratorExit)?
    } finally {
        log.say("finally");
    }}
    Ok(1)
}

#[generator]
fn iterating_around_leaving() -> impl Iterator<Item = u32> {
    assert!(yield_from!(leaving()).is_ok());
    yield_!(2);
}

#[test]
fn generator_exit_raised_by_the_inner_generator_is_raised_outside() {
    let log = Log::default();
    let mut g = around_leaving(log.clone());
    assert_eq!(next(&mut g), Ok(1));
    assert_eq!(next(&mut g), Err(StopIteration { value: None }));
    assert_eq!(log.said(), ["exit", "finally"]);
    assert!(iterating_around_leaving().eq([1]));
}

#[test]
fn generator_exit_can_be_thrown() {
    let log = Log::default();
    let mut g = started(&log);
    assert_eq!(g.resume(Resume::Close), Err(StopIteration { value: None }));
    let mut g = stubborn();
    next(&mut g).unwrap();
    assert_eq!(g.resume(Resume::Close), Ok(1));
}

#[generator]
fn sent_options() -> impl Generator<Yield = u32, Send = Option<u32>> {
    yield_from!([1, 2]);
}

#[test]
fn a_value_sent_to_an_iterator_panics() {
    let mut g = sent_options();
    next(&mut g).unwrap();
    assert_eq!(next(&mut g), Ok(2));
    let said = panics(|| g.send(3));
    assert!(said.contains("can't send non-None value to an iterator"), "{said}");
}

#[generator]
fn level(depth: u32) -> BoxGenerator<'static, u32, (), Result<u32, Inner>> {
    if depth == 0 {
        try_! {{
            yield_!(0);
        } except Inner(_) => {
            yield_!(99);
        }}
        return Ok(0);
    }
    let below = yield_from!(level(depth - 1))?;
    Ok(below + 1)
}

#[test]
fn an_error_reaches_the_innermost_generator_through_many() {
    let mut g = level(20);
    next(&mut g).unwrap();
    assert_eq!(g.throw(Inner("x")), Ok(99));
    assert_eq!(next(&mut g), Err(returned(20)));
}

#[test]
fn the_chain_of_delegates_can_be_walked_to_the_innermost() {
    let mut g = level(3);
    next(&mut g).unwrap();
    let mut lines = vec![g.suspended_at().unwrap().line()];
    let mut at: Option<&dyn genfn::Inspect> = g.delegate();
    while let Some(inner) = at {
        assert_eq!(inner.state(), State::Suspended);
        lines.push(inner.suspended_at().unwrap().line());
        at = inner.delegate();
    }
    let delegation = lines[0];
    assert_eq!(lines[..3], [delegation; 3]);
    assert!(lines[3] < delegation, "the innermost is at its own yield_!");
    g.throw(Inner("x")).unwrap();
    let mut innermost: &dyn genfn::Inspect = &g;
    while let Some(inner) = innermost.delegate() {
        innermost = inner;
    }
    assert_eq!(innermost.suspended_at().unwrap().line(), lines[3] + 2);
}

#[generator]
fn in_every_part(log: Log) -> impl Generator<Yield = &'static str, Return = Result<(), Outer>> {
    try_! {{
        yield_from!(["body"]);
        Err(Outer::Text("x"))?
    } except Outer::Text(_) => {
        yield_from!(["except"]);
    } finally {
        yield_from!(["finally"]);
    }}
    try_! {{
        yield_from!(["body"]);
    } except _ => {
        log.say("not here");
    } else {
        yield_from!(["else"]);
    } finally {
        yield_from!(["finally"]);
    }}
    Ok(())
}

#[test]
fn delegation_works_in_every_part_of_a_try() {
    let log = Log::default();
    let all: Result<Vec<_>, _> = in_every_part(log.clone()).collect();
    assert_eq!(all.unwrap(), ["body", "except", "finally", "body", "else", "finally"]);
    assert!(log.said().is_empty());
}

#[test]
fn an_error_raised_while_the_inner_generator_is_closed_in_a_drop_is_raised_outside() {
    let log = Log::default();
    let mut g = closing(log.clone());
    next(&mut g).unwrap();
    drop(g);
    assert_eq!(log.said(), ["caught FromInner(Inner(\"while closing\"))"]);
}
