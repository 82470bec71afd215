//! `test_returning_value_from_delegated_throw`: `throw` returns what the inner generator yields next.

use crate::prelude::*;

#[generator]
fn outer() -> impl Generator<Yield = &'static str, Return = Result<(), Error>> {
    try_! {{
        println!("outer begins");
        yield_!("outer's first");
        yield_from!(inner())?;
        yield_!("outer's last");
    } finally {
        println!("outer ends");
    }}
    Ok(())
}

#[generator]
fn inner() -> impl Generator<Yield = &'static str, Return = Result<(), Error>> {
    try_! {{
        println!("inner begins");
        yield_!("inner's first");
        yield_!("inner's last");
    } except Error::LunchError(about) => {
        println!("inner caught {about}");
        yield_!("lunch saved");
        yield_!("dessert as well");
    }}
    Ok(())
}

fn main() {
    let mut g = outer();
    show(next(&mut g));
    show(next(&mut g));
    show(g.throw(Error::LunchError("soup")));
    for i in g {
        println!("step: {}", text(&i));
    }
}

same_as_python!();
