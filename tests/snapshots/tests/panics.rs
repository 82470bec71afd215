//! One that has panicked has ended, and is not written as one that came to its end: what was written before it stays.

use std::panic::{AssertUnwindSafe, catch_unwind};

use genfn::State;
use genfn::prelude::*;
use serde::{Deserialize, Serialize};

const TOLD: &str = "it was left in the middle, by a panic";

#[generator(type = Divides)]
#[derive(Serialize, Deserialize)]
fn divides(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
    for n in numbers {
        yield_!(60 / n);
    }
}

#[test]
fn an_iterator() {
    let mut g = divides(vec![2, 0, 3]);
    assert_eq!(g.next(), Some(30));
    let before = serde_json::to_string(&g).unwrap();
    catch_unwind(AssertUnwindSafe(|| g.next())).unwrap_err();
    assert_eq!(g.next(), None);
    assert_eq!(serde_json::to_string(&g).unwrap_err().to_string(), TOLD);
    let mut read: Divides = serde_json::from_str(&before).unwrap();
    catch_unwind(AssertUnwindSafe(|| read.next())).unwrap_err();
}

#[generator(type = Asks)]
#[derive(Serialize, Deserialize)]
fn asks(numbers: Vec<u32>) -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, String>> {
    let mut sum = 0;
    try_! {{
        for n in numbers {
            sum += yield_!(n) / n;
        }
    } finally {
        sum += 1;
    }}
    Ok(sum)
}

#[generator(type = Outer)]
#[derive(Serialize, Deserialize)]
fn outer(numbers: Vec<u32>) -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, String>> {
    let inner: Asks = asks(numbers);
    Ok(yield_from!(inner)? + 1)
}

#[test]
fn a_generator_and_one_that_delegates_to_it() {
    let mut g = asks(vec![0]);
    g.start().unwrap();
    catch_unwind(AssertUnwindSafe(|| g.send(3))).unwrap_err();
    assert_eq!(Generator::state(&g), State::Closed);
    assert_eq!(serde_json::to_string(&g).unwrap_err().to_string(), TOLD);
    let mut g = outer(vec![1, 0]);
    g.start().unwrap();
    g.send(5).unwrap();
    serde_json::to_string(&g).unwrap();
    catch_unwind(AssertUnwindSafe(|| g.send(3))).unwrap_err();
    assert_eq!(serde_json::to_string(&g).unwrap_err().to_string(), TOLD);
    // One that came to its end is written.
    let mut g = outer(vec![]);
    assert_eq!(g.start().unwrap_err().value, Some(Ok(2)));
    assert!(serde_json::to_string(&g).unwrap().ends_with(r#""state":{"closed":{}}}"#));
}

#[generator(type = Ignores)]
#[derive(Serialize, Deserialize)]
fn ignores() -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    try_! {{
        yield_!(1);
    } except GeneratorExit => {
        yield_!(2);
    }}
    Ok(3)
}

#[test]
fn one_that_ignored_its_exit_has_not_panicked() {
    let mut g = ignores();
    g.start().unwrap();
    catch_unwind(AssertUnwindSafe(|| g.close())).unwrap_err();
    let read: Ignores = serde_json::from_str(&serde_json::to_string(&g).unwrap()).unwrap();
    assert_eq!(Generator::state(&read), Generator::state(&g));
}
