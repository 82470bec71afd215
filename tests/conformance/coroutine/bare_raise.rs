//! `test_generators.coroutine_tests`, "plain raise inside a generator". What is preserved of it there is the traceback.

use crate::prelude::*;

#[generator]
fn logs() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_!(1);
    } except error => {
        println!("passing");
        Err(error)?;
    }}
    Ok(())
}

fn main() {
    let mut g = logs();
    show(next(&mut g));
    show(g.throw(Error::ZeroDivisionError));
    show(next(&mut g));
}

same_as_python!();
