//! `ExceptionTest.test_except_throw`: what was caught is still there, two yields later, to be raised again.

use crate::prelude::*;

#[generator]
fn keeps() -> impl Generator<Yield = &'static str, Return = Result<(), Error>> {
    try_! {{
        yield_!("waiting");
    } except error => {
        yield_!("caught");
        yield_!("kept");
        Err(error)?;
    }}
    Ok(())
}

fn main() {
    let mut g = keeps();
    show(next(&mut g));
    let raised: Result<(), _> = Err(Error::ValueError("from the caller"));
    if let Err(error) = raised {
        show(g.throw(error));
    }
    show(next(&mut g));
    show(next(&mut g));
    show(next(&mut g));
}

same_as_python!();
