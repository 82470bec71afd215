//! `ExceptionTest.test_except_throw_exception_context`: a handler that raises another exception, which an outer one
//! catches. That the first is its `__context__` is left out: an error of ours holds what it is made to hold.

use crate::prelude::*;

#[generator]
fn replaces() -> impl Generator<Yield = &'static str, Return = Result<(), Error>> {
    try_! {{
        try_! {{
            yield_!("waiting");
        } except Error::ValueError(about) => {
            println!("inner caught {about}");
            Err(Error::TypeError("instead"))?;
        }}
    } except Error::ValueError(about) | Error::TypeError(about) => {
        println!("outer caught {about}");
    }}
    yield_!("after both");
    yield_!("done");
    Ok(())
}

fn main() {
    let mut g = replaces();
    show(next(&mut g));
    show(g.throw(Error::ValueError("thrown")));
    show(next(&mut g));
    show(next(&mut g));
}

same_as_python!();
