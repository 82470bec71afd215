//! `GeneratorCloseTest.test_close_return_value`, `test_close_closed`, `test_close_not_started`, `test_close_exhausted`.

use crate::prelude::*;

#[generator]
fn returns_on_exit() -> impl Generator<Yield = i32, Return = Option<i32>> {
    try_! {{
        yield_!(1);
    } except GeneratorExit => {
        return Some(0);
    }}
    None
}

fn main() {
    let mut g = returns_on_exit();
    show(next(&mut g));
    close_value(&mut g);
    close_value(&mut g); // closed already

    let mut g = returns_on_exit();
    close_value(&mut g); // never started

    let mut g = returns_on_exit();
    show(next(&mut g));
    show(next(&mut g));
    close_value(&mut g); // exhausted
}

same_as_python!();
