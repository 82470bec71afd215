//! PEP 479, "Specification": a `StopIteration` that is thrown into a generator does not end it quietly either.

use crate::prelude::*;

#[generator]
fn waits() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    yield_!(1);
    yield_!(2);
    Ok(())
}

fn main() {
    let mut g = waits();
    show(next(&mut g));
    show(g.throw(StopIteration { value: None::<()> }));
    show(next(&mut g));
}

same_as_python!();
