//! PEP 380, "Formal Semantics": an inner generator of which only the iterator is known ends before the outer one goes on.

use crate::prelude::*;

#[generator]
fn inner() -> impl Iterator<Item = i32> {
    try_! {{
        yield_!(1);
        yield_!(2);
    } finally {
        println!("inner ends");
    }}
}

#[generator]
fn outer() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_from!(inner());
    } except Error::ValueError(about) => {
        println!("outer caught {about}");
    } finally {
        println!("outer ends");
    }}
    Ok(())
}

#[generator]
fn loops() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    for i in inner() {
        try_! {{
            yield_!(i);
        } finally {
            println!("loop ends");
        }}
    }
    Ok(())
}

fn main() {
    let mut g = outer();
    show(next(&mut g));
    close(&mut g);

    let mut g = outer();
    show(next(&mut g));
    show(g.throw(Error::ValueError("thrown")));

    let mut g = outer();
    show(next(&mut g));
    drop(g);

    for i in outer().flatten() {
        println!("step {i}");
    }

    let mut g = loops();
    show(next(&mut g));
    close(&mut g);
}

same_as_python!();
