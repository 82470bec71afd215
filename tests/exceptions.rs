//! `try_!`: what is raised, what catches it, and that a `finally` runs once on every way out.

use std::cell::RefCell;
use std::fmt::Debug;
use std::num::ParseIntError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use genfn::prelude::*;

/// What happened, in order.
#[derive(Clone, Default)]
struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    fn say(&self, what: impl Into<String>) {
        self.0.borrow_mut().push(what.into());
    }

    /// What was said since the last call.
    fn said(&self) -> Vec<String> {
        self.0.take()
    }
}

/// Says so when it is dropped.
struct Noisy<'a>(&'a Log, &'static str);

impl Drop for Noisy<'_> {
    fn drop(&mut self) {
        self.0.say(format!("drop {}", self.1));
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Problem {
    Small(u32),
    Large(&'static str),
    Number(ParseIntError),
}

impl From<ParseIntError> for Problem {
    fn from(error: ParseIntError) -> Self {
        Problem::Number(error)
    }
}

fn returned<T, E>(value: T) -> StopIteration<Result<T, E>> {
    StopIteration { value: Some(Ok(value)) }
}

fn failed<T, E>(error: E) -> StopIteration<Result<T, E>> {
    StopIteration { value: Some(Err(error)) }
}

fn panics<T>(run: impl FnOnce() -> T) -> String {
    let panic = catch_unwind(AssertUnwindSafe(run)).map(drop).expect_err("this was meant to panic");
    panic.downcast_ref::<&str>().map_or_else(String::new, |text| (*text).to_owned())
}

mod except {
    use super::*;

    #[generator]
    fn catching() -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, Problem>> {
        let got = try_! {{
            yield_!(1) + yield_!(2)
        } except Problem::Small(size) if size < 10 => {
            100 + size
        } except Problem::Small(_) | Problem::Number(_) => 200, except GeneratorExit => 300,};
        yield_!(got);
        Ok(got)
    }

    #[test]
    fn value_is_that_of_the_body() {
        let mut g = catching();
        assert_eq!(g.start(), Ok(1));
        assert_eq!(g.send(10), Ok(2));
        assert_eq!(g.send(20), Ok(30));
    }

    #[test]
    fn value_is_that_of_the_arm_that_matches() {
        let mut g = catching();
        g.start().unwrap();
        assert_eq!(g.throw(Problem::Small(3)), Ok(103));
        let mut g = catching();
        g.start().unwrap();
        g.send(1).unwrap();
        assert_eq!(g.throw(Problem::Small(10)), Ok(200));
    }

    #[test]
    fn unmatched_error_goes_out() {
        let mut g = catching();
        g.start().unwrap();
        assert_eq!(g.throw(Problem::Large("x")), Err(failed(Problem::Large("x"))));
        assert_eq!(g.state(), State::Closed);
    }

    #[test]
    fn error_thrown_after_the_try_is_not_caught() {
        let mut g = catching();
        g.start().unwrap();
        g.send(1).unwrap();
        g.send(2).unwrap();
        assert_eq!(g.throw(Problem::Small(3)), Err(failed(Problem::Small(3))));
    }

    #[test]
    fn generator_exit_can_be_caught_and_ignored() {
        let mut g = catching();
        g.start().unwrap();
        assert_eq!(panics(|| g.close()), "generator ignored GeneratorExit");
    }

    #[generator]
    fn parsing(texts: Vec<&'static str>) -> impl Iterator<Item = i32> {
        for text in texts {
            let n = try_! {{
                let n: i32 = text.parse()?;
                yield_!(n);
                n
            } except error => {
                yield_!(-1);
                error.to_string().len() as i32
            }};
            yield_!(n * 10);
        }
    }

    #[test]
    fn question_mark_needs_no_error_type_where_all_is_caught() {
        assert_eq!(parsing(vec!["7", "x"]).collect::<Vec<_>>(), [7, 70, -1, 290]);
    }

    #[generator]
    fn quiet(text: &'static str) -> impl Generator<Yield = u32, Return = u32> {
        // No yield, and nothing in the arms tells the error's type.
        let n = try_! {{ text.parse::<u32>()? } except _ => 0 };
        yield_!(n);
        n
    }

    #[test]
    fn a_try_without_a_yield_is_ordinary_code() {
        assert_eq!(next(&mut quiet("3")), Ok(3));
        assert_eq!(next(&mut quiet("x")), Ok(0));
    }

    #[generator]
    fn everything(log: Log) -> impl Generator<Yield = u32, Return = Result<(), Problem>> {
        try_! {{
            yield_!(1);
        } except => {
            log.say("bare");
        }}
        Ok(())
    }

    #[test]
    fn bare_except_catches_errors_and_generator_exit() {
        let log = Log::default();
        let mut g = everything(log.clone());
        next(&mut g).unwrap();
        assert_eq!(g.throw(Problem::Small(1)), Err(returned(())));
        assert_eq!(log.said(), ["bare"]);
        let mut g = everything(log.clone());
        next(&mut g).unwrap();
        assert_eq!(g.close(), Some(Ok(())));
        assert_eq!(log.said(), ["bare"]);
    }

    #[generator]
    fn either(log: Log) -> impl Generator<Yield = u32, Return = Result<(), Problem>> {
        try_! {{
            yield_!(1);
        } except Problem::Small(_) | GeneratorExit => {
            log.say("caught");
        }}
        Ok(())
    }

    #[test]
    fn an_arm_may_name_generator_exit_among_others() {
        let log = Log::default();
        for throw in [true, false] {
            let mut g = either(log.clone());
            next(&mut g).unwrap();
            if throw {
                assert_eq!(g.throw(Problem::Small(1)), Err(returned(())));
            } else {
                assert_eq!(g.close(), Some(Ok(())));
            }
            assert_eq!(log.said(), ["caught"]);
        }
    }

    #[generator]
    fn lower_case_is_not_exit() -> impl Generator<Yield = u32, Return = Result<u32, Problem>> {
        try_! {{
            yield_!(1);
            Ok(0)
        } except error => {
            yield_!(2);
            Err(error)
        }}
    }

    #[test]
    fn a_name_catches_errors_only() {
        let mut g = lower_case_is_not_exit();
        next(&mut g).unwrap();
        assert_eq!(g.close(), None);
        let mut g = lower_case_is_not_exit();
        next(&mut g).unwrap();
        assert_eq!(g.throw(Problem::Small(1)), Ok(2));
        assert_eq!(next(&mut g), Err(failed(Problem::Small(1))));
    }

    #[generator]
    fn guarded(limit: u32) -> impl Generator<Yield = u32, Send = bool, Return = Result<u32, Problem>> {
        let n = try_! {{
            yield_!(0);
            0
        } except Problem::Small(size) if size > limit && yield_!(size) => {
            1
        } except Problem::Small(size) => size,};
        Ok(n)
    }

    #[test]
    fn a_guard_may_yield() {
        let mut g = guarded(5);
        g.start().unwrap();
        assert_eq!(g.throw(Problem::Small(6)), Ok(6));
        assert_eq!(g.send(true), Err(returned(1)));
        let mut g = guarded(5);
        g.start().unwrap();
        g.throw(Problem::Small(6)).unwrap();
        assert_eq!(g.send(false), Err(returned(6)));
    }

    #[generator]
    fn reraising(log: Log) -> impl Generator<Yield = u32, Return = Result<(), Problem>> {
        try_! {{
            try_! {{
                yield_!(1);
            } except error => {
                log.say(format!("inner {error:?}"));
                Err(error)?
            } except GeneratorExit => {
                log.say("inner exit");
                Err(GeneratorExit)?
            }}
        } except Problem::Small(_) => {
            log.say("outer small");
        } except GeneratorExit => {
            log.say("outer exit");
            Err(GeneratorExit)?
        }}
        Ok(())
    }

    #[test]
    fn an_arm_can_raise_again() {
        let log = Log::default();
        let mut g = reraising(log.clone());
        next(&mut g).unwrap();
        assert_eq!(g.throw(Problem::Small(1)), Err(returned(())));
        assert_eq!(log.said(), ["inner Small(1)", "outer small"]);
        let mut g = reraising(log.clone());
        next(&mut g).unwrap();
        assert_eq!(g.throw(Problem::Large("x")), Err(failed(Problem::Large("x"))));
        assert_eq!(log.said(), ["inner Large(\"x\")"]);
        let mut g = reraising(log.clone());
        next(&mut g).unwrap();
        assert_eq!(g.close(), None);
        assert_eq!(log.said(), ["inner exit", "outer exit"]);
    }

    #[generator]
    fn exits() -> impl Generator<Yield = u32, Return = u32> {
        yield_!(1);
        if true {
            Err(GeneratorExit)?
        }
        2
    }

    #[test]
    fn generator_exit_can_be_raised_by_the_body() {
        let mut g = exits();
        next(&mut g).unwrap();
        assert_eq!(next(&mut g), Err(StopIteration { value: None }));
        assert_eq!(g.state(), State::Closed);
    }

    #[generator]
    fn otherwise(log: Log) -> impl Generator<Yield = u32, Return = Result<&'static str, Problem>> {
        let what = try_! {{
            yield_!(1);
        } except Problem::Small(_) => {
            "caught"
        } else {
            log.say("else");
            yield_!(2);
            "else"
        }};
        Ok(what)
    }

    #[test]
    fn else_runs_if_nothing_was_raised_and_its_errors_are_not_caught() {
        let log = Log::default();
        let mut g = otherwise(log.clone());
        next(&mut g).unwrap();
        assert_eq!(next(&mut g), Ok(2));
        assert_eq!(next(&mut g), Err(returned("else")));
        let mut g = otherwise(log.clone());
        next(&mut g).unwrap();
        next(&mut g).unwrap();
        assert_eq!(g.throw(Problem::Small(1)), Err(failed(Problem::Small(1))));
        assert_eq!(log.said(), ["else", "else"]);
        let mut g = otherwise(log.clone());
        next(&mut g).unwrap();
        assert_eq!(g.throw(Problem::Small(1)), Err(returned("caught")));
        assert!(log.said().is_empty());
    }

    macro_rules! fail {
        ($error:expr) => {
            return Err($error.into())
        };
    }

    #[generator]
    fn hidden() -> impl Generator<Yield = u32, Return = Result<u32, Problem>> {
        let n = try_! {{
            yield_!(1);
            fail!(Problem::Small(7));
        } except Problem::Small(n) => n,};
        Ok(n)
    }

    #[test]
    fn a_return_that_a_macro_hides_raises() {
        let mut g = hidden();
        next(&mut g).unwrap();
        assert_eq!(next(&mut g), Err(returned(7)));
    }

    #[generator]
    fn written() -> impl Generator<Yield = u32, Return = Result<u32, Problem>> {
        try_! {{
            yield_!(1);
            return Err(Problem::Small(7));
        } except Problem::Small(n) => {
            yield_!(n);
        }}
        Ok(0)
    }

    #[test]
    fn a_return_that_is_written_out_returns() {
        let mut g = written();
        next(&mut g).unwrap();
        assert_eq!(next(&mut g), Err(failed(Problem::Small(7))));
    }

    #[generator]
    fn first(words: Vec<Option<u32>>) -> impl Generator<Yield = u32, Return = Option<u32>> {
        let mut sum = 0;
        for word in words {
            sum += try_! {{
                let n = word?;
                yield_!(n);
                n
            } except _ => {
                yield_!(0);
                100
            }};
        }
        Some(sum)
    }

    #[test]
    fn none_raises_where_the_body_returns_an_option() {
        let mut g = first(vec![Some(1), None]);
        assert_eq!(next(&mut g), Ok(1));
        assert_eq!(next(&mut g), Ok(0));
        assert_eq!(next(&mut g), Err(StopIteration { value: Some(Some(101)) }));
    }

    #[generator]
    fn last_error(texts: Vec<&'static str>) -> impl Iterator<Item = Result<u32, Problem>> {
        for text in texts {
            try_! {{
                let n: u32 = text.parse()?;
                yield_!(Ok(n));
                if n == 3 {
                    Err(Problem::Large("three"))?
                }
            } except Problem::Number(_) => {
                yield_!(Ok(0));
            }}
        }
    }

    #[test]
    fn an_iterator_of_results_ends_with_what_is_not_caught() {
        let all: Vec<_> = last_error(vec!["1", "x", "3", "4"]).collect();
        assert_eq!(all, [Ok(1), Ok(0), Ok(3), Err(Problem::Large("three"))]);
    }

    #[generator]
    fn moved_out(name: String) -> impl Generator<Yield = usize, Return = Result<String, String>> {
        // A local that one way moves and the other keeps.
        let kept = String::from("kept");
        let got = try_! {{
            yield_!(name.len());
            let taken = kept;
            yield_!(taken.len());
            taken
        } except error => {
            error
        }};
        yield_!(got.len());
        Ok(got)
    }

    #[test]
    fn locals_may_be_moved_in_the_body() {
        let mut g = moved_out("ab".to_owned());
        assert_eq!(next(&mut g), Ok(2));
        assert_eq!(g.throw("oh dear"), Ok(7));
        let mut g = moved_out("ab".to_owned());
        next(&mut g).unwrap();
        assert_eq!(next(&mut g), Ok(4));
        assert_eq!(g.throw("x"), Ok(1));
        assert_eq!(next(&mut g), Err(returned("x".to_owned())));
    }

    #[generator]
    fn locals_are_dropped(log: &Log) -> impl Generator<Yield = u32, Return = Result<(), Problem>> {
        let _outer = Noisy(log, "outer");
        try_! {{
            let _a = Noisy(log, "a");
            let _b = Noisy(log, "b");
            yield_!(1);
        } except Problem::Small(_) => {
            log.say("caught");
        } finally {
            log.say("finally");
        }}
        log.say("after");
        Ok(())
    }

    #[test]
    fn locals_of_the_body_are_dropped_before_the_handlers_run() {
        let log = Log::default();
        let mut g = locals_are_dropped(&log);
        next(&mut g).unwrap();
        drop(g.throw(Problem::Small(1)));
        assert_eq!(log.said(), ["drop b", "drop a", "caught", "finally", "after", "drop outer"]);
        let mut g = locals_are_dropped(&log);
        next(&mut g).unwrap();
        drop(g);
        assert_eq!(log.said(), ["drop b", "drop a", "finally", "drop outer"]);
    }
}

mod finally {
    use super::*;

    #[generator]
    fn around_nothing(log: Log) -> impl Generator<Yield = u32, Return = Result<u32, Problem>> {
        try_! {{} finally {
            log.say("finally");
        }}
        yield_!(1);
        Ok(2)
    }

    /// Leaves a `try_!` inside two loops by every way that there is.
    #[generator]
    fn leaving(log: Log) -> impl Generator<Yield = &'static str, Send = u32, Return = Result<u32, Problem>> {
        let mut turns = 0;
        let found = 'outer: loop {
            turns += 1;
            for turn in 0..2 {
                try_! {{
                    match yield_!("in the body") {
                        0 => {}
                        1 => break,
                        2 => continue,
                        3 => break 'outer turns * 10 + turn,
                        4 => continue 'outer,
                        5 => return Ok(99),
                        6 => return Err(Problem::Small(6)),
                        7 => Err(Problem::Large("seven"))?,
                        8 => "x".parse::<u32>().map(drop)?,
                        _ => panic!("nine"),
                    }
                } finally {
                    log.say(format!("finally {turn}"));
                    if yield_!("in the finally") == 7 {
                        Err(Problem::Small(7))?
                    }
                    log.say("done");
                }}
                log.say("after");
            }
            log.say("next");
        };
        Ok(found)
    }

    fn started(log: &Log) -> impl Generator<Yield = &'static str, Send = u32, Return = Result<u32, Problem>> {
        let mut g = leaving(log.clone());
        assert_eq!(g.start(), Ok("in the body"));
        g
    }

    type Outcome = Result<&'static str, StopIteration<Result<u32, Problem>>>;

    /// What the way `n` comes to, and what was said on it.
    fn way(n: u32) -> (Outcome, Vec<String>) {
        let log = Log::default();
        let mut g = started(&log);
        assert_eq!(g.send(n), Ok("in the finally"));
        assert_eq!(log.said(), ["finally 0"]);
        let end = g.send(0);
        (end, log.said())
    }

    fn is((end, said): (Outcome, Vec<String>), expected: Outcome, expected_said: &[&str]) {
        assert_eq!(end, expected);
        assert_eq!(said, expected_said);
    }

    #[test]
    fn runs_on_fall_through() {
        is(way(0), Ok("in the body"), &["done", "after"]);
    }

    #[test]
    fn runs_on_break() {
        is(way(1), Ok("in the body"), &["done", "next"]);
    }

    #[test]
    fn runs_on_continue() {
        is(way(2), Ok("in the body"), &["done"]);
    }

    #[test]
    fn runs_on_break_with_a_label_and_a_value() {
        is(way(3), Err(returned(10)), &["done"]);
    }

    #[test]
    fn runs_on_continue_with_a_label() {
        is(way(4), Ok("in the body"), &["done"]);
    }

    #[test]
    fn runs_on_return() {
        is(way(5), Err(returned(99)), &["done"]);
        is(way(6), Err(failed(Problem::Small(6))), &["done"]);
    }

    #[test]
    fn runs_after_nothing() {
        let log = Log::default();
        let mut g = around_nothing(log.clone());
        assert_eq!(g.next(), Some(Ok(1)));
        assert_eq!(log.said(), ["finally"]);
    }

    #[test]
    fn runs_on_an_error() {
        is(way(7), Err(failed(Problem::Large("seven"))), &["done"]);
        let number = "x".parse::<u32>().unwrap_err();
        is(way(8), Err(failed(Problem::Number(number))), &["done"]);
    }

    #[test]
    fn runs_on_throw() {
        let log = Log::default();
        let mut g = started(&log);
        assert_eq!(g.throw(Problem::Small(1)), Ok("in the finally"));
        assert_eq!(g.send(0), Err(failed(Problem::Small(1))));
        assert_eq!(log.said(), ["finally 0", "done"]);
    }

    #[test]
    fn runs_on_close_and_may_not_yield_then() {
        let log = Log::default();
        let mut g = started(&log);
        assert_eq!(panics(|| g.close()), "generator ignored GeneratorExit");
        assert_eq!(log.said(), ["finally 0"]);
    }

    #[test]
    fn runs_on_drop_and_stops_where_it_yields() {
        let log = Log::default();
        drop(started(&log));
        assert_eq!(log.said(), ["finally 0"]);
    }

    #[test]
    fn does_not_run_on_a_panic() {
        let log = Log::default();
        let mut g = started(&log);
        assert_eq!(panics(|| g.send(9)), "nine");
        assert_eq!(g.state(), State::Closed);
        drop(g);
        assert!(log.said().is_empty());
    }

    #[test]
    fn does_not_run_if_the_body_never_did() {
        let log = Log::default();
        drop(leaving(log.clone()));
        assert_eq!(leaving(log.clone()).close(), None);
        assert_eq!(leaving(log.clone()).throw(Problem::Small(1)), Err(failed(Problem::Small(1))));
        assert!(log.said().is_empty());
    }

    #[test]
    fn an_error_in_it_replaces_the_one_under_way() {
        let log = Log::default();
        let mut g = started(&log);
        g.throw(Problem::Large("first")).unwrap();
        assert_eq!(g.send(7), Err(failed(Problem::Small(7))));
    }

    #[generator]
    fn swallowing(how: u32) -> impl Generator<Yield = u32, Return = Result<u32, Problem>> {
        let mut n = 0;
        loop {
            n += 1;
            try_! {{
                yield_!(n);
            } finally {
                if how == 0 {
                    return Ok(n);
                }
                if how == 1 {
                    break;
                }
                if how == 2 && n == 1 {
                    continue;
                }
            }}
        }
        Ok(100 + n)
    }

    #[test]
    fn a_jump_out_of_it_swallows_the_error() {
        let run = |how| {
            let mut g = swallowing(how);
            next(&mut g).unwrap();
            g.throw(Problem::Small(1))
        };
        assert_eq!(run(0), Err(returned(1)));
        assert_eq!(run(1), Err(returned(101)));
        assert_eq!(run(2), Ok(2));
        assert_eq!(run(3), Err(failed(Problem::Small(1))));
    }

    #[generator]
    fn nested(log: Log) -> impl Iterator<Item = u32> {
        'all: for i in 0..3 {
            try_! {{
                try_! {{
                    for j in 0..3 {
                        try_! {{
                            yield_!(10 * i + j);
                            if j == 1 {
                                continue 'all;
                            }
                            if i == 2 {
                                return;
                            }
                        } finally {
                            log.say(format!("inner {j}"));
                        }}
                    }
                } finally {
                    log.say("middle");
                }}
            } finally {
                log.say(format!("outer {i}"));
            }}
        }
    }

    #[test]
    fn each_runs_on_the_way_from_the_inside_out() {
        let log = Log::default();
        assert_eq!(nested(log.clone()).collect::<Vec<_>>(), [0, 1, 10, 11, 20]);
        assert_eq!(
            log.said(),
            [
                "inner 0", "inner 1", "middle", "outer 0", "inner 0", "inner 1", "middle", "outer 1", "inner 0",
                "middle", "outer 2"
            ]
        );
    }

    #[test]
    fn an_iterator_that_is_dropped_runs_it() {
        let log = Log::default();
        let mut g = nested(log.clone());
        g.next();
        drop(g);
        assert_eq!(log.said(), ["inner 0", "middle", "outer 0"]);
    }

    #[generator]
    fn results(log: Log, how: u32) -> impl Iterator<Item = Result<u32, Problem>> {
        try_! {{
            yield_!(Ok(1));
            match how {
                0 => return,
                1 => return Err(Problem::Small(1)),
                2 => Err(Problem::Small(2))?,
                _ => {}
            }
        } finally {
            log.say("finally");
        }}
        yield_!(Ok(3));
    }

    #[test]
    fn runs_where_an_iterator_of_results_ends() {
        let log = Log::default();
        let run = |how| results(log.clone(), how).skip(1).collect::<Vec<_>>();
        assert_eq!(run(0), []);
        assert_eq!(run(1), [Err(Problem::Small(1))]);
        assert_eq!(run(2), [Err(Problem::Small(2))]);
        assert_eq!(run(3), [Ok(3)]);
        assert_eq!(log.said(), ["finally"; 4]);
    }

    #[generator]
    fn native(log: Log) -> impl Generator<Yield = u32, Return = Result<u32, Problem>> {
        // Nothing here suspends.
        let mut sum = 0;
        for text in ["1", "2", "x", "4"] {
            try_! {{
                sum += text.parse::<u32>()?;
                if sum == 3 {
                    continue;
                }
            } except Problem::Number(_) => {
                sum += 100;
            } else {
                log.say("else");
            } finally {
                log.say(text);
            }}
        }
        yield_!(sum);
        Ok(sum)
    }

    #[test]
    fn runs_in_code_that_does_not_suspend() {
        let log = Log::default();
        assert_eq!(next(&mut native(log.clone())), Ok(107));
        assert_eq!(log.said(), ["else", "1", "2", "x", "else", "4"]);
    }

    #[generator]
    fn plain(log: Log) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let mut sum = 0;
        try_! {{
            while let Some(n) = yield_!(sum) {
                sum += n;
            }
        } finally {
            log.say("finally");
        }}
        sum
    }

    #[test]
    fn runs_where_nothing_can_be_thrown() {
        let log = Log::default();
        let mut g = plain(log.clone());
        next(&mut g).unwrap();
        g.send(5).unwrap();
        assert_eq!(g.send(None), Err(StopIteration { value: Some(5) }));
        let mut g = plain(log.clone());
        next(&mut g).unwrap();
        assert_eq!(g.close(), None);
        assert_eq!(log.said(), ["finally", "finally"]);
    }

    #[generator]
    fn any<R>(log: Log, value: R) -> impl Generator<Yield = u32, Return = R> {
        try_! {{
            yield_!(1);
        } finally {
            log.say("finally");
        }}
        value
    }

    #[test]
    fn what_is_thrown_is_not_lost_where_the_return_type_is_a_parameter() {
        let log = Log::default();
        let mut g = any(log.clone(), Ok::<u32, Problem>(1));
        next(&mut g).unwrap();
        assert_eq!(g.throw(Problem::Small(2)), Err(failed(Problem::Small(2))));
        assert_eq!(log.said(), ["finally"]);
    }

    #[generator]
    fn boxed(log: Log) -> Box<dyn Generator<Yield = u32, Send = (), Return = ()>> {
        try_! {{
            yield_!(1);
        } finally {
            log.say("finally");
        }}
    }

    #[test]
    fn runs_when_a_boxed_one_is_dropped() {
        let log = Log::default();
        let mut g = boxed(log.clone());
        next(&mut g).unwrap();
        drop(g);
        assert_eq!(log.said(), ["finally"]);
    }

    #[generator]
    fn cloned(log: Log) -> impl Generator<Yield = u32> + Clone + Debug {
        let n = 3;
        try_! {{
            yield_!(n);
        } finally {
            log.say(format!("finally {n}"));
        }}
    }

    impl Debug for Log {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("log")
        }
    }

    #[test]
    fn runs_for_each_clone() {
        let log = Log::default();
        let mut g = cloned(log.clone());
        next(&mut g).unwrap();
        let other = g.clone();
        assert!(format!("{g:?}").starts_with("cloned { at: "));
        drop(g);
        drop(other);
        assert_eq!(log.said(), ["finally 3", "finally 3"]);
    }
}
mod warnings {
    #![deny(warnings)]
    use super::*;

    #[generator]
    fn after_a_yield(x: Result<u32, String>) -> impl Generator<Yield = u32, Return = Result<u32, String>> {
        let last = try_! {{ yield_!(0); x? } except _ => { yield_!(0); 4 } };
        Ok(last)
    }

    #[generator]
    fn as_an_operand(x: &str) -> impl Iterator<Item = u32> {
        let n = try_! {{ x.parse::<u32>()? } except _ => 0 } + {
            yield_!(1);
            2
        };
        yield_!(n);
    }

    #[test]
    fn clean_code_gets_none() {
        let mut g = after_a_yield(Ok(1));
        assert_eq!((next(&mut g), next(&mut g)), (Ok(0), Err(returned(1))));
        assert!(as_an_operand("3").eq([1, 5]));
    }
}

mod leaving {
    use super::*;

    struct IndexError;

    enum Either {
        A,
        B,
    }

    #[generator]
    fn popped(mut stack: Vec<u32>) -> impl Iterator<Item = u32> {
        loop {
            let n = try_! {{ stack.pop().ok_or(IndexError)? } except IndexError => { return; }};
            yield_!(n);
        }
    }

    #[generator]
    fn by_two_arms(which: Result<u32, Either>) -> impl Iterator<Item = u32> {
        try_! {{
            yield_!(which?);
        } except Either::A => {
            yield_!(1);
        } except Either::B => {
            yield_!(2);
        }}
    }

    #[test]
    fn patterns_that_catch_all_need_no_last_arm_where_nothing_can_be_returned() {
        assert!(popped(vec![1, 2]).eq([2, 1]));
        assert!(by_two_arms(Err(Either::B)).eq([2]));
        assert!(by_two_arms(Err(Either::A)).eq([1]));
    }

    #[generator]
    fn finally_returns() -> impl Generator<Yield = u32, Return = Result<&'static str, Problem>> {
        try_! {{
            yield_!(1);
        } finally {
            return Ok("whatever happens");
        }}
    }

    #[test]
    fn a_try_whose_finally_leaves_has_any_type() {
        let mut g = finally_returns();
        next(&mut g).unwrap();
        assert_eq!(g.throw(Problem::Small(1)), Err(returned("whatever happens")));
    }
}

#[test]
fn error_of_which_a_handler_copies_a_part_lives_as_long_as_the_handler_does() {
    struct Lost(Log, u32);

    impl Drop for Lost {
        fn drop(&mut self) {
            self.0.say("lost is dropped");
        }
    }

    #[generator]
    fn handled(log: Log) -> impl Generator<Yield = u32, Return = Result<(), Lost>> {
        try_! {{
            Err(Lost(log.clone(), 7))?;
        } except Lost(_, n) => {
            yield_!(n);
            log.say("handled");
        }}
        yield_!(2);
        Ok(())
    }

    let log = Log::default();
    let mut g = handled(log.clone());
    assert_eq!(next(&mut g).ok(), Some(7));
    assert!(log.said().is_empty());
    assert_eq!(next(&mut g).ok(), Some(2));
    assert_eq!(log.said(), ["handled", "lost is dropped"]);
    let mut g = handled(log.clone());
    assert_eq!(next(&mut g).ok(), Some(7));
    drop(g);
    assert_eq!(log.said(), ["lost is dropped"]);
}
