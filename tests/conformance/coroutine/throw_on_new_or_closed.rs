//! `test_generators.coroutine_tests`, "throw on closed generator" and "on just-opened generator": no handler sees it.

use crate::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_!(1);
    } except Error::ValueError(_) => {
        println!("never");
    }}
    Ok(())
}

fn main() {
    let mut g = numbers();
    show(g.throw(Error::ValueError("before the start")));
    show(next(&mut g));

    let mut g = numbers();
    show(next(&mut g));
    close(&mut g);
    show(g.throw(Error::ValueError("after the end")));
    show(next(&mut g));
}

same_as_python!();
