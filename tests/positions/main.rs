//! `yield_!` wherever an expression may stand, evaluated in Rust's order.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use genfn_tests::faithful;

mod coercions;
mod conditions;
mod diverging;
mod marker;
mod operands;
mod statements;
mod std_macros;

#[derive(Debug, Clone, Default)]
struct Config {
    a: u32,
    b: u32,
    name: String,
}

/// Logs its argument when it is evaluated.
fn f(n: u32) -> u32 {
    genfn_tests::log(format!("f({n})"));
    n
}

fn three(a: u32, b: u32, c: u32) -> u32 {
    genfn_tests::log(format!("three({a}, {b}, {c})"));
    a * 100 + b * 10 + c
}

fn fallible(n: u32) -> Result<u32, String> {
    if n < 3 { Ok(n) } else { Err(format!("{n} is too much")) }
}
