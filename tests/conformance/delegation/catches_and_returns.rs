//! `test_catching_exception_from_subgen_and_returning`: a throw that ends the inner generator lets the outer one go on.

use crate::prelude::*;
use crate::transcript::Text;

#[generator]
fn inner<T>(value: T) -> impl Generator<Yield = i32, Return = Result<T, Error>> {
    try_! {{
        yield_!(1);
    } except Error::ValueError(_) => {
        println!("inner caught it");
    }}
    Ok(value)
}

#[generator]
fn outer<T: Text>(value: T) -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    let returned = yield_from!(inner(value))?;
    println!("inner returned {}", text(&returned));
    yield_!(2);
    Ok(())
}

fn main() {
    for value in [2, 3] {
        let mut g = outer(value);
        show(next(&mut g));
        show(g.throw(Error::ValueError("thrown")));
    }

    let mut g = outer((4,));
    show(next(&mut g));
    show(g.throw(Error::ValueError("thrown")));
}

same_as_python!();
