//! `GeneratorStackTraceTest.test_send_with_yield_from`, `test_throw_with_yield_from`, and
//! `TestPEP380Operation.test_delegator_is_visible_to_debugger`: who delegates is the caller of whom it delegates to.

use super::stack::callers;
use crate::prelude::*;

#[generator]
fn inner() -> impl Generator<Return = Result<(), Error>> {
    println!("{}", callers(&["inner", "middle", "outer"]));
    try_! {{
        yield_!();
        println!("{}", callers(&["inner", "middle", "outer"]));
    } except Error::ValueError(_) => {
        println!("{}", callers(&["inner", "middle", "outer"]));
    }}
    yield_!();
    Ok(())
}

#[generator]
fn middle() -> impl Generator<Return = Result<(), Error>> {
    println!("{}", callers(&["inner", "middle", "outer"]));
    yield_from!(inner())?;
    println!("{}", callers(&["inner", "middle", "outer"]));
    Ok(())
}

#[generator]
fn outer() -> impl Generator<Return = Result<(), Error>> {
    yield_from!(middle())
}

fn main() {
    let mut g = outer();
    show(next(&mut g));
    show(next(&mut g));
    show(next(&mut g));
    let mut g = outer();
    show(next(&mut g));
    show(g.throw(Error::ValueError("thrown")));
}

same_as_python!(
    #[cfg_attr(not(debug_assertions), ignore = "what is inlined has no name")]
);
