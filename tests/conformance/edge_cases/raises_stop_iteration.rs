//! `test_close_and_throw_raise_stop_iteration`: it raises `StopIteration` (PEP 479).

use crate::prelude::*;

#[generator]
fn inner() -> impl Generator<Yield = i32, Return = Result<&'static str, Error>> {
    try_! {{
        yield_!(1);
        yield_!(2);
        return Ok("returned");
    } finally {
        Err(StopIteration { value: None::<()> })?;
    }}
}

#[generator]
fn outer() -> impl Generator<Yield = i32, Return = Result<&'static str, Error>> {
    yield_from!(inner())
}

fn started() -> impl Generator<Yield = i32, Send = (), Return = Result<&'static str, Error>> {
    let mut g = outer();
    show(next(&mut g));
    g
}

fn main() {
    println!("close");
    let mut g = started();
    close(&mut g);
    show(next(&mut g));

    println!("throw GeneratorExit");
    let mut g = started();
    show_exit(g.resume(Resume::Close));
    show(next(&mut g));

    for (name, thrown) in [
        ("StopIteration", StopIteration { value: None::<()> }.into()),
        ("BaseException", Error::BaseException("thrown")),
        ("Exception", Error::Exception("thrown")),
    ] {
        println!("throw {name}");
        let mut g = started();
        show_exit(g.throw(thrown));
        show(next(&mut g));
        show(next(&mut g));
    }
}

same_as_python!();
