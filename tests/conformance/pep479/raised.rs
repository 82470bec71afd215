//! `test_generators.ExceptionTest.test_stopiteration_error` and `test_tutorial_stopiteration`.

use crate::prelude::*;

#[generator]
fn at_once() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    Err(StopIteration { value: None::<()> })?;
    yield_!(0);
    Ok(())
}

#[generator]
fn later() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    yield_!(1);
    Err(StopIteration { value: None::<()> })?;
    yield_!(2);
    Ok(())
}

fn main() {
    let mut g = at_once();
    show(next(&mut g));
    show(next(&mut g));
    let mut g = later();
    show(next(&mut g));
    show(next(&mut g));
    show(next(&mut g));
}

same_as_python!();
