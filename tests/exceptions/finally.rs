//! A `finally` runs once on every way out.

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
            "inner 0", "inner 1", "middle", "outer 0", "inner 0", "inner 1", "middle", "outer 1", "inner 0", "middle",
            "outer 2"
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
