//! `GeneratorThrowTest.test_throw_after_none_exc_type`: a handler that was left before is out of the way.

use crate::prelude::*;

#[generator]
fn handles_twice() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        Err(Error::KeyError("first"))?;
    } except Error::KeyError(about) => {
        println!("caught {about}");
    }}
    try_! {{
        yield_!(1);
    } except _ => {
        Err(Error::RuntimeError("instead"))?;
    }}
    Ok(())
}

fn main() {
    let mut g = handles_twice();
    show(next(&mut g));
    show(g.throw(Error::ValueError("thrown")));
}

same_as_python!();
