//! `FinalizationTest.test_lambda_generator`: what is sent is returned, through `yield from` too.

use crate::prelude::*;

#[generator]
fn f() -> BoxGenerator<'static, i32, Option<i32>, Option<i32>> {
    yield_!(1)
}

#[generator]
fn delegates() -> BoxGenerator<'static, i32, Option<i32>, Option<i32>> {
    yield_from!(f())
}

#[generator]
fn delegates_twice() -> BoxGenerator<'static, i32, Option<i32>, Option<i32>> {
    yield_from!(delegates())
}

fn main() {
    for function in [f, delegates, delegates_twice] {
        let mut g = function();
        show(next(&mut g));
        show(g.send(2));
    }
}

same_as_python!();
