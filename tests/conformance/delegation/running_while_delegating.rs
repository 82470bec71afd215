//! `test_delegating_generators_claim_to_be_running`, by iteration and by `send`: the whole chain is running.

use crate::prelude::*;
use crate::shared::Shared;

type G = Shared<i32, Option<i32>, ()>;

#[generator]
fn first(g: G) -> impl Generator<Yield = i32, Send = Option<i32>, Return = Result<(), Error>> {
    yield_!(0);
    yield_from!(second(g))?;
    yield_!(3);
    Ok(())
}

#[generator]
fn second(g: G) -> impl Generator<Yield = i32, Send = Option<i32>, Return = Result<(), Error>> {
    yield_!(1);
    try_! {{
        yield_from!(g)?;
    } except Error::ValueError(about) => {
        println!("caught {about}");
    }}
    yield_!(2);
    Ok(())
}

fn main() {
    let mut g = G::unset();
    g.set(first(g.clone()));
    while let Ok(i) = next(&mut g) {
        println!("step {i}");
    }

    g.set(first(g.clone()));
    show(next(&mut g));
    for _ in 0..4 {
        show(g.send(42));
    }
}

same_as_python!();
