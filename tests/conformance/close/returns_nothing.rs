//! `GeneratorCloseTest.test_close_no_return_value` and `test_close_not_catching_exit`.

use crate::prelude::*;

#[generator]
fn falls_off() -> BoxGenerator<'static, i32, (), Option<i32>> {
    yield_!(1);
    None
}

#[generator]
fn does_not_catch() -> BoxGenerator<'static, i32, (), Option<i32>> {
    yield_!(1);
    Some(0)
}

fn main() {
    for function in [falls_off, does_not_catch] {
        let mut g = function();
        show(next(&mut g));
        close_value(&mut g);
        show(next(&mut g));
    }
}

same_as_python!();
