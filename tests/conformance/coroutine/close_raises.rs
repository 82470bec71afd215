//! `test_generators.coroutine_tests`, "errors thrown during closing should propagate".

use crate::prelude::*;

#[generator]
fn objects() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_!(1);
    } except GeneratorExit => {
        Err(Error::TypeError("not like this"))?;
    }}
    Ok(())
}

fn main() {
    let mut g = objects();
    show(next(&mut g));
    close(&mut g);
    show(next(&mut g));
}

same_as_python!();
