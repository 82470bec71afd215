//! `test_delegation_of_next_to_non_generator`, `test_conversion_of_sendNone_to_next`, `test_yield_from_empty`: what can be
//! iterated can be delegated to; to send it nothing is to ask for the next item.

use crate::prelude::*;

#[generator]
fn three() -> impl Generator<Yield = i32, Send = Option<i32>> {
    yield_from!(0..3);
}

#[generator]
fn none() -> impl Generator<Yield = i32, Send = Option<i32>> {
    yield_from!([]);
}

fn main() {
    let mut g = three();
    while let Ok(i) = next(&mut g) {
        println!("step {i}");
    }

    let mut g = three();
    for _ in 0..3 {
        show(g.send(None));
    }
    show(g.send(None));

    show(next(&mut none()));
}

same_as_python!();
