//! `GeneratorCloseTest.test_close_raises`: `close` raises what the body raises instead of the `GeneratorExit`.

use crate::prelude::*;

#[generator]
fn swallows_the_exit() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_!(1);
    } except GeneratorExit => {
        println!("swallowed");
    }}
    Err(Error::RuntimeError("after the exit"))
}

fn main() {
    let mut g = swallows_the_exit();
    show(next(&mut g));
    close(&mut g);
    show(next(&mut g));
}

same_as_python!();
