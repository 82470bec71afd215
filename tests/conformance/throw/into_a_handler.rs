//! `GeneratorThrowTest.test_exception_context_with_yield` and `test_exception_context_with_yield_inside_generator`.

use crate::prelude::*;

#[generator]
fn waits_in_a_handler() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        Err(Error::KeyError("a"))?;
    } except Error::KeyError(about) => {
        println!("handling {about}");
        yield_!(1);
        println!("never");
    }}
    Ok(())
}

#[generator]
fn catches_in_a_handler() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        Err(Error::KeyError("a"))?;
    } except Error::KeyError(about) => {
        try_! {{
            yield_!(1);
        } except Error::ValueError(thrown) => {
            println!("caught {thrown} while handling {about}");
            yield_!(2);
        }}
    }}
    Ok(())
}

fn main() {
    let mut g = waits_in_a_handler();
    show(next(&mut g));
    show(g.throw(Error::ValueError("thrown")));
    let mut g = catches_in_a_handler();
    show(next(&mut g));
    show(g.throw(Error::ValueError("thrown")));
    show(next(&mut g));
}

same_as_python!();
