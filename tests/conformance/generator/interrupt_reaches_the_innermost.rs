//! `SignalAndYieldFromTest.test_raise_and_yield_from`: an interrupt is raised where the innermost generator is suspended.

use crate::prelude::*;

#[generator]
fn outer() -> impl Generator<Return = Result<&'static str, Error>> {
    yield_from!(inner())
}

#[generator]
fn inner() -> impl Generator<Return = Result<&'static str, Error>> {
    try_! {{
        yield_!();
    } except Error::KeyboardInterrupt => {
        return Ok("reached");
    } else {
        return Ok("missed");
    }}
}

fn main() {
    let mut g = outer();
    show(g.send(()));
    show(g.throw(Error::KeyboardInterrupt));
    let mut g = outer();
    show(g.send(()));
    show(g.send(()));
}

same_as_python!();
