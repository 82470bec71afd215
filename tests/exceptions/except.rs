//! What an `except` catches, and what goes out.

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
