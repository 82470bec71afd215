//! `test_attempted_yield_from_loop`: two generators that delegate to each other.

use crate::prelude::*;
use crate::shared::Shared;

#[generator]
fn first(g: Shared<&'static str, (), ()>) -> impl Generator<Yield = &'static str, Return = Result<(), Error>> {
    println!("first begins");
    yield_!("from the first");
    yield_from!(second(g))?;
    println!("never");
    Ok(())
}

#[generator]
fn second(g: Shared<&'static str, (), ()>) -> impl Generator<Yield = &'static str, Return = Result<(), Error>> {
    println!("second begins");
    yield_!("from the second");
    yield_from!(g)?;
    println!("never");
    Ok(())
}

fn main() {
    let mut g = Shared::unset();
    g.set(first(g.clone()));
    show(next(&mut g));
    show(next(&mut g));
    show(next(&mut g));
    show(next(&mut g));
}

same_as_python!();
