//! PEP 380, "Formal Semantics": the operand may have started, or be exhausted; it stays its owner's.

use crate::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = i32, Return = Option<&'static str>> {
    yield_!(1);
    yield_!(2);
    yield_!(3);
    Some("all")
}

#[generator]
fn delegates(
    source: &mut impl Generator<Yield = i32, Send = (), Return = Option<&'static str>>,
) -> impl Iterator<Item = i32> {
    println!("returned {}", text(&yield_from!(source)));
}

fn main() {
    let mut g = numbers();
    println!("first {}", next(&mut g).unwrap());
    println!("{:?}", delegates(&mut g).collect::<Vec<_>>());
    println!("{:?}", delegates(&mut g).collect::<Vec<_>>());
}

same_as_python!();
