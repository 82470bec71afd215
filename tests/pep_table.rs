//! The protocol as a table, one test a cell: what Python writes, and what is written here.
//!
//! The tests are named after the rows; where a row says several things, it is a module.

use std::cell::RefCell;

use genfn::Resume;
use genfn::prelude::*;
use genfn_tests::said::panics;

type Outcome<T> = Result<T, Problem>;

#[derive(Debug, PartialEq)]
struct Problem(String);

impl From<&str> for Problem {
    fn from(text: &str) -> Self {
        Problem(text.to_owned())
    }
}

/// Yields what it was sent, at first 0, until it is sent nothing.
#[generator]
fn echo() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let mut sum = 0;
    while let Some(n) = yield_!(sum) {
        sum += n;
    }
    sum
}

/// For any `Send`.
#[generator]
fn upper() -> impl Generator<Yield = String, Send = String> {
    let mut heard = "ready".to_owned();
    loop {
        heard = yield_!(heard).to_uppercase();
    }
}

/// Catches one error, the one that says "again".
#[generator]
fn counter() -> impl Generator<Yield = u32, Return = Result<u32, Problem>> {
    let mut n = 0;
    loop {
        n += 1;
        try_! {{
            yield_!(n);
            return Ok(n);
        } except Problem(why) if why == "again" => {}
        }
    }
}

/// `next(g)`
mod next {
    use super::*;

    #[test]
    fn starts_and_resumes_with_nothing() {
        let mut g = counter();
        assert_eq!(next(&mut g), Ok(1));
        let mut g = echo();
        assert_eq!(next(&mut g), Ok(0));
        assert_eq!(next(&mut g), Err(StopIteration { value: Some(0) }));
    }

    #[test]
    fn is_iterators_next_where_nothing_is_sent() {
        let mut g = counter();
        assert_eq!(Iterator::next(&mut g), Some(Ok(1)));
        assert_eq!(Iterator::next(&mut g), None);
    }

    #[test]
    fn the_first_one_is_start_for_any_send() {
        assert_eq!(upper().start(), Ok("ready".to_owned()));
    }

    #[test]
    fn start_panics_if_it_has_started() {
        let mut g = upper();
        g.start().unwrap();
        assert_eq!(panics(|| g.start()), "generator already started");
    }
}

/// `g.send(v)`
mod send {
    use super::*;

    #[test]
    fn takes_what_its_type_can_be_made_of() {
        let mut g = echo();
        assert_eq!(g.send(None), Ok(0));
        assert_eq!(g.send(5), Ok(5));
        assert_eq!(g.send(Some(6)), Ok(11));
        let mut g = upper();
        g.start().unwrap();
        assert_eq!(g.send("hello"), Ok("HELLO".to_owned()));
    }

    #[test]
    fn on_a_just_started_generator_panics_with_pythons_sentence() {
        assert_eq!(panics(|| echo().send(1)), "can't send non-None value to a just-started generator");
        assert_eq!(panics(|| upper().send("x")), "can't send non-None value to a just-started generator");
    }
}

/// `StopIteration`, `.value`
#[test]
fn stop_iteration_has_the_value_once_and_no_resume_panics_after_the_end() {
    let mut g = echo();
    g.start().unwrap();
    g.send(3).unwrap();
    assert_eq!(g.send(None), Err(StopIteration { value: Some(3) }));
    assert_eq!(g.send(1), Err(StopIteration { value: None }));
    assert_eq!(g.start(), Err(StopIteration { value: None }));
    assert_eq!(g.close(), None);
}

/// `g.throw(e)`
mod throw {
    use super::*;

    #[test]
    fn acts_as_a_question_mark_at_the_suspended_yield() {
        let mut g = counter();
        next(&mut g).unwrap();
        assert_eq!(g.throw("again"), Ok(2));
    }

    #[test]
    fn travels_as_an_err_of_the_return_type() {
        let mut g = counter();
        next(&mut g).unwrap();
        assert_eq!(g.resume(Resume::Throw(Err(Problem::from("again")))), Ok(2));
    }

    #[test]
    fn uncaught_it_comes_back() {
        let mut g = counter();
        next(&mut g).unwrap();
        assert_eq!(g.throw("other"), Err(StopIteration { value: Some(Err("other".into())) }));
        assert_eq!(g.state(), State::Closed);
    }

    #[test]
    fn on_a_just_created_generator_it_ends_it() {
        let mut g = counter();
        assert_eq!(g.throw("again"), Err(StopIteration { value: Some(Err("again".into())) }));
        assert_eq!(g.state(), State::Closed);
    }

    #[test]
    fn on_a_closed_generator_it_comes_straight_back() {
        let mut g = counter();
        g.close();
        assert_eq!(g.throw("again"), Err(StopIteration { value: Some(Err("again".into())) }));
    }
}

#[generator]
fn closing(log: &RefCell<Vec<&'static str>>) -> impl Generator<Yield = u32, Return = u32> {
    try_! {{
        yield_!(1);
        0
    } except GeneratorExit => {
        log.borrow_mut().push("GeneratorExit");
        42
    } finally {
        log.borrow_mut().push("finally");
    }}
}

#[generator]
fn stubborn() -> impl Generator<Yield = u32> {
    loop {
        try_! {{ yield_!(1) } except GeneratorExit => {}}
    }
}

/// `g.close()`
mod close {
    use super::*;

    #[test]
    fn raises_generator_exit_at_the_yield_and_returns_what_the_body_returns() {
        let log = RefCell::default();
        let mut g = closing(&log);
        next(&mut g).unwrap();
        assert_eq!(g.close(), Some(42));
        assert_eq!(log.take(), ["GeneratorExit", "finally"]);
    }

    #[test]
    fn panics_with_pythons_sentence_if_it_is_ignored() {
        let mut g = stubborn();
        next(&mut g).unwrap();
        assert_eq!(panics(|| g.close()), "generator ignored GeneratorExit");
    }
}

/// a generator that is collected
mod drop {
    use super::*;

    #[test]
    fn runs_the_handlers_as_close_does() {
        let log = RefCell::default();
        let mut g = closing(&log);
        next(&mut g).unwrap();
        std::mem::drop(g);
        assert_eq!(log.take(), ["GeneratorExit", "finally"]);
    }

    #[test]
    fn never_panics() {
        let mut g = stubborn();
        next(&mut g).unwrap();
    }
}

/// `return v`
#[test]
fn return_and_the_tail_expression_are_the_value() {
    #[generator]
    fn either(early: bool) -> impl Generator<Return = u32> {
        yield_!();
        if early {
            return 1;
        }
        2
    }
    let value = |early| either(early).find_value();
    assert_eq!((value(true), value(false)), (1, 2));
}

trait FindValue: Generator<Send = ()> + Sized {
    fn find_value(mut self) -> Self::Return {
        loop {
            if let Err(stop) = next(&mut self) {
                return stop.value.expect("the first end has a value");
            }
        }
    }
}

impl<G: Generator<Send = ()>> FindValue for G {}

/// `raise E`
#[test]
fn raise_is_a_question_mark_on_an_err_to_the_nearest_try() {
    #[generator]
    fn raising(fatal: bool) -> impl Generator<Yield = u32, Return = Outcome<u32>> {
        try_! {{
            yield_!(1);
            Err("first")?
        } except Problem(_) => {
            yield_!(2);
        }}
        if fatal {
            Err("second")?
        }
        Ok(3)
    }
    let (mut g, mut fatal) = (raising(false), raising(true));
    assert_eq!((next(&mut g), next(&mut g)), (Ok(1), Ok(2)));
    assert_eq!(next(&mut g), Err(StopIteration { value: Some(Ok(3)) }));
    assert_eq!((next(&mut fatal), next(&mut fatal)), (Ok(1), Ok(2)));
    assert_eq!(next(&mut fatal), Err(StopIteration { value: Some(Err("second".into())) }));
}

/// `try/except/else/finally`
mod try_except_else_finally {
    use super::*;

    #[generator]
    fn all(raise: bool) -> impl Generator<Yield = &'static str, Return = Outcome<&'static str>> {
        let value = try_! {{
            yield_!("body");
            if raise {
                Err("raised")?
            }
            "body"
        } except Problem(why) if why == "raised" => {
            yield_!("except");
            "arm"
        } else {
            yield_!("else");
            "else"
        } finally {
            yield_!("finally");
        }};
        Ok(value)
    }

    fn run(raise: bool) -> (Vec<&'static str>, Outcome<&'static str>) {
        let mut g = all(raise);
        let mut yielded = Vec::new();
        loop {
            match next(&mut g) {
                Ok(part) => yielded.push(part),
                Err(stop) => return (yielded, stop.value.unwrap()),
            }
        }
    }

    #[test]
    fn value_is_that_of_the_body_or_of_the_arm() {
        assert_eq!(run(true), (vec!["body", "except", "finally"], Ok("arm")));
        assert_eq!(run(false), (vec!["body", "else", "finally"], Ok("else")));
    }

    #[test]
    fn unmatched_errors_go_on_up() {
        let mut g = all(false);
        next(&mut g).unwrap();
        assert_eq!(g.throw("other"), Ok("finally"));
        assert_eq!(next(&mut g), Err(StopIteration { value: Some(Err("other".into())) }));
    }
}

/// `yield from it`
#[test]
fn yield_from_takes_generators_and_iterables_and_evaluates_to_the_return_value() {
    #[generator]
    fn outer(
        by_ref: &mut impl Generator<Yield = u32, Send = Option<u32>, Return = u32>,
    ) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let boxed: BoxGenerator<'static, u32, Option<u32>, u32> = Box::new(echo());
        let mut sum = yield_from!(echo());
        sum += yield_from!(by_ref);
        sum += yield_from!(boxed);
        yield_from!(vec![7, 8]);
        sum
    }
    let mut inner = echo();
    let mut g = outer(&mut inner);
    let mut seen = vec![g.start().unwrap()];
    for sent in [Some(1), None, Some(2), None, Some(3), None, None] {
        seen.push(g.send(sent).unwrap());
    }
    assert_eq!(seen, [0, 1, 0, 2, 0, 3, 7, 8]);
    assert_eq!(g.send(None), Err(StopIteration { value: Some(6) }));
}

/// `@coroutine`
#[test]
fn primed_generators_stand_at_their_first_yield() {
    #[generator(primed)]
    fn doubler() -> impl Generator<Yield = u32, Send = u32> {
        let mut n = 0;
        loop {
            n = 2 * yield_!(n);
        }
    }
    assert_eq!(doubler().send(21), Ok(42));
    assert_eq!(upper().primed().send("x"), Ok("X".to_owned()));
}

/// `inspect.getgeneratorstate(g)`
#[test]
fn state_is_created_suspended_or_closed() {
    let mut g = echo();
    assert_eq!(g.state(), State::Created);
    next(&mut g).unwrap();
    assert_eq!(g.state(), State::Suspended);
    g.close();
    assert_eq!(g.state(), State::Closed);
}

/// `g.gi_frame.f_lineno`, `getgeneratorlocals`, `gi_yieldfrom`
#[test]
fn a_generator_can_be_looked_into() {
    #[generator]
    fn walk(n: u32) -> impl Generator<Yield = u32> + std::fmt::Debug {
        let mut i = 0;
        while i < n {
            yield_!(i);
            i += 1;
        }
        yield_from!([1, 2]);
    }
    let mut g = walk(1);
    next(&mut g).unwrap();
    let at = g.suspended_at().unwrap();
    let shown = format!("{g:?}");
    assert!(shown.starts_with(&format!("walk {{ at: \"{}:{}:{}\"", at.file(), at.line(), at.column())), "{shown}");
    assert!(shown.ends_with("n: 1, i: 0 }"), "{shown}");
    assert!(g.delegate().is_none());
    next(&mut g).unwrap();
    assert!(g.delegate().is_some());
}

/// a generator that raised
#[test]
fn one_that_panicked_is_closed() {
    #[generator]
    fn failing() -> impl Generator<Yield = u32> {
        yield_!(1);
        panic!("raised");
    }
    let mut g = failing();
    next(&mut g).unwrap();
    assert_eq!(panics(|| next(&mut g)), "raised");
    assert_eq!(g.state(), State::Closed);
    assert_eq!(next(&mut g), Err(StopIteration { value: None }));
}
