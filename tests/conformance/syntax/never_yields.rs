//! `test_generators.syntax_tests`: a function is a generator though its yields are never reached.

#![expect(clippy::eq_op, clippy::const_is_empty, reason = "that is the case")]

use crate::prelude::*;

#[generator]
fn bare() -> impl Generator {
    yield_!();
}

#[generator]
fn if_false() -> impl Generator {
    if false {
        yield_!();
    }
}

#[generator]
fn if_false_with_value() -> impl Generator<Yield = i32> {
    if 0 != 0 {
        yield_!(1);
    }
}

#[generator]
fn if_empty() -> impl Generator<Yield = Option<i32>> {
    if !"".is_empty() {
        yield_!(None);
    }
}

#[generator]
fn behind_a_return() -> impl Generator<Yield = i32> {
    return;
    loop {
        try_! {{
            yield_!(2);
        } except => {
            break;
        }}
    }
}

#[generator]
fn behind_two_conditions() -> impl Generator<Yield = i32> {
    if 0 != 0 {
        return;
    }
    if 0 != 0 {
        yield_!(2);
    }
}

fn created<G: Generator + Iterator>(function: impl Fn() -> G) {
    println!("{} {}", state(&function()), function().count());
}

fn main() {
    created(bare);
    created(if_false);
    created(if_false_with_value);
    created(if_empty);
    created(behind_a_return);
    created(behind_two_conditions);
}

same_as_python!();
