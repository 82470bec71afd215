//! Bodies with `try_!`: exceptions, `finally`s that suspend, and what they hold back while they do.

use genfn::prelude::*;
use genfn_tests_snapshots::{same_items, same_steps};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Event {
    Did(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Failed(String);

#[generator(type = Saga)]
#[derive(Serialize, Deserialize)]
fn saga(steps: Vec<String>) -> impl Generator<Yield = Event, Send = Option<bool>, Return = Result<u32, Failed>> {
    let mut done: Vec<String> = Vec::new();
    try_! {{
        for step in steps {
            let went = yield_!(Event::Did(step.clone()));
            if went == Some(false) {
                Err(Failed(step.clone()))?;
            }
            done.push(step);
        }
    } except error => {
        while let Some(step) = done.pop() {
            yield_!('undone: { Event::Did(format!("undo {step}")) });
        }
        return Err(error);
    } finally {
        yield_!('finally: { Event::Did("finally".to_owned()) });
    }}
    Ok(done.len() as u32)
}

#[test]
fn one_that_handles_exceptions() {
    for outcomes in [&[true, true, true][..], &[true, false], &[false], &[true, true, false]] {
        let make = || saga(vec!["a".into(), "b".into(), "c".into()]);
        same_steps(make, |n| outcomes.get(n).copied());
    }
}

#[generator(type = Attempts)]
#[derive(Serialize, Deserialize)]
fn attempts(
    words: Vec<String>,
) -> impl Generator<Yield = String, Send = Result<String, Failed>, Return = Result<String, Failed>> {
    let last: String = try_! {{
        let mut last = String::new();
        for word in words {
            last = yield_!(word)?;
        }
        yield_!(last)?
    } except error => {
        yield_!('undone: { format!("undo {error:?}") })?;
        return Err(error);
    }};
    yield_!('last: { last.clone() })?;
    try_! {{
        Ok(yield_!(last)?)
    } except error => {
        yield_!('too_late: { format!("{error:?}") })?;
        Err(error)
    }}
}

/// What a `try_!` evaluates to may be known of what it is for alone, and a `?` on a marker in one holds nothing that is written.
#[test]
fn one_that_hands_on_what_a_try_evaluates_to() {
    for fails in [&[][..], &[0], &[1], &[2], &[3], &[4], &[1, 2], &[4, 5]] {
        let answer = |n| if fails.contains(&n) { Err(Failed(n.to_string())) } else { Ok(format!("{n} went")) };
        same_steps(|| attempts(vec!["a".into(), "b".into()]), answer);
    }
}

#[generator(type = Shipping)]
#[derive(Serialize, Deserialize)]
fn shipping(n: u32) -> impl Generator<Yield = u32, Send = Option<bool>, Return = Result<String, Failed>> {
    let parcel: String = try_! {{
        match yield_!(n) {
            Some(true) => format!("parcel {n}"),
            Some(false) => Err(Failed("lost".to_owned()))?,
            None => return Ok("nothing".to_owned()),
        }
    } except error if n > 3 => {
        yield_!('undone: { 1 });
        return Err(error);
    } finally {
        yield_!('finally: { 2 });
    }};
    yield_!('shipped: { 3 });
    Ok(parcel)
}

#[test]
fn a_value_that_a_finally_holds_back() {
    for n in [1, 5] {
        for sent in [None, Some(true), Some(false)] {
            same_steps(|| shipping(n), |_| sent);
        }
    }
}

#[generator(type = LeftByBreak)]
#[derive(Serialize, Deserialize)]
fn left_by_break(n: u32) -> impl Generator<Yield = u32, Send = Result<(), String>, Return = Result<u32, String>> {
    for x in 0..n {
        try_! {{
            yield_!(x)?;
        } except error => {
            if error == "stop" {
                break;
            }
        } finally {
            yield_!(8)?;
        }}
    }
    Ok(n)
}

#[test]
fn a_handler_that_leaves_the_loop_past_a_finally() {
    for k in 0..8 {
        let answer = |n| match n {
            n if n == k => Err("stop".to_owned()),
            n if n == k + 1 => Err("other".to_owned()),
            _ => Ok(()),
        };
        same_steps(|| left_by_break(3), answer);
    }
}

#[generator(type = LeftByReturn)]
#[derive(Serialize, Deserialize)]
fn left_by_return(n: u32) -> impl Generator<Yield = u32, Send = Result<u32, String>, Return = Result<u32, String>> {
    let got: u32 = try_! {{
        yield_!(n)?
    } except error => {
        if error == "leave" {
            return Ok(7);
        }
        0
    } finally {
        yield_!(8)?;
    }};
    Ok(got)
}

#[test]
fn a_handler_that_returns_past_a_finally() {
    for k in 0..3 {
        for word in ["leave", "other"] {
            same_steps(|| left_by_return(3), |n| if n == k { Err(word.to_owned()) } else { Ok(n as u32) });
        }
    }
}

#[generator(type = Rounds)]
#[derive(Serialize, Deserialize)]
fn rounds(n: u32) -> impl Generator<Yield = u32, Send = Result<u32, String>, Return = u32> {
    let mut seen: Vec<u32> = vec![];
    loop {
        try_! {{
            match yield_!(n + seen.len() as u32) {
                Ok(item) => seen.push(item),
                Err(error) if error == "end" => break,
                Err(_) => continue,
            }
        } finally {
            seen.push(1);
            let _ = yield_!(seen.len() as u32);
        }}
    }
    seen.iter().sum()
}

#[generator(type = Once)]
#[derive(Serialize, Deserialize)]
fn once(n: u32) -> impl Generator<Yield = u32, Send = Result<u32, String>, Return = u32> {
    let mut seen: Vec<u32> = vec![];
    'given: {
        try_! {{
            match yield_!(n) {
                Ok(item) => seen.push(item),
                Err(_) => break 'given,
            }
        } finally {
            let _ = yield_!(seen.len() as u32);
        }}
        seen.push(yield_!(1).unwrap_or(0));
    }
    seen.iter().sum()
}

#[test]
fn a_finally_that_a_break_and_a_continue_pass() {
    for k in 0..8 {
        let answer = |n| match n {
            n if n == k => Err("end".to_owned()),
            n if n % 3 == 1 => Err("again".to_owned()),
            _ => Ok(n as u32),
        };
        // The one whose `finally` hears the end goes on for ever.
        if k % 2 == 0 {
            same_steps(|| rounds(3), answer);
        }
        same_steps(|| once(3), answer);
    }
}

#[generator(type = LeftAtOnce)]
#[derive(Serialize, Deserialize)]
fn left_at_once(k: u32, told: Vec<u32>) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    let mut told: Vec<u32> = told;
    try_! {{
        let first = yield_!(1);
        if first {
            return 5;
        }
        yield_!(2);
        if k > 3 {
            return 4;
        }
    } finally {
        told.push(k);
    }}
    try_! {{
        yield_!(3);
        return told.len() as u32;
    } except GeneratorExit => {
        told.push(1);
    }}
    yield_!(4);
    k
}

#[generator(type = Inwards)]
#[derive(Serialize, Deserialize)]
fn inwards(k: u32) -> impl Generator<Yield = u32, Send = bool, Return = Result<u32, String>> {
    let mut seen = 0;
    let n: u32 = try_! {{
        if yield_!(1) {
            Err("oh".to_owned())?;
        }
        if yield_!(2) {
            return Ok(9);
        }
        5
    } except _ => {
        6
    } finally {
        seen += 1;
    }};
    Ok(n + k + seen)
}

/// What is known of the value of a `try_!` is known of what is in it.
#[test]
fn a_finally_that_does_not_suspend() {
    for k in 0..8usize {
        same_steps(|| left_at_once(k as u32, vec![7]), |n| n == k);
        same_steps(|| inwards(3), |n| n == k);
    }
}

/// An alias names nowhere what is raised.
mod aliases {
    use super::*;

    /// As in `io::Result`.
    type Result<T> = std::result::Result<T, Failed>;

    #[generator(type = Imported)]
    #[derive(Serialize, Deserialize)]
    fn imported(rows: Vec<String>) -> impl Iterator<Item = Result<String>> {
        for row in rows {
            try_! {{
                yield_!(Ok(row.clone()));
                match row.as_str() {
                    "skip" => continue,
                    "stop" => return,
                    "fail" => return Err(Failed(row)),
                    "raise" => Err(Failed(row))?,
                    _ => yield_!('stored: { Ok(format!("stored {row}")) }),
                }
            } except error if error.0 == "raise" => {
                yield_!('told: { Err(error) });
            } finally {
                yield_!('closing: { Ok("closed".to_owned()) });
            }}
        }
    }

    #[generator(type = Answered)]
    #[derive(Serialize, Deserialize)]
    fn answered(n: u32) -> impl Generator<Yield = u32, Send = Option<Result<u32>>, Return = Result<u32>> {
        let mut sum: u32 = 0;
        for i in 0..n {
            try_! {{
                match yield_!(i) {
                    Some(Ok(got)) => sum += got,
                    Some(Err(error)) if error.0 == "last" => return Err(error),
                    Some(Err(error)) => Err(error)?,
                    None => return Ok(sum),
                }
            } finally {
                yield_!(100 + i);
            }}
        }
        Ok(sum)
    }

    #[test]
    fn a_finally_that_holds_back_what_an_alias_of_result_names() {
        for last in ["row", "skip", "stop", "fail", "raise"] {
            let rows = || ["one", last, "two"].map(str::to_owned).to_vec();
            same_items(|| imported(rows()));
        }
        for at in 0..6 {
            for answer in [None, Some(Err(Failed("last".to_owned()))), Some(Err(Failed("first".to_owned())))] {
                same_steps(|| answered(3), |n| if n == at { answer.clone() } else { Some(Ok(1)) });
            }
        }
    }
}
