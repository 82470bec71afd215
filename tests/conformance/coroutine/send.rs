//! `test_generators.coroutine_tests`, "sending a value into a started generator". PEP 342, "New generator method:
//! send(value)".

use crate::prelude::*;

#[generator]
fn hears() -> impl Generator<Yield = i32, Send = Option<i32>> {
    println!("heard {}", text(&yield_!(1)));
    yield_!(2);
}

fn main() {
    let mut g = hears();
    show(next(&mut g));
    show(g.send(42));
    show(g.send(43));
    let mut g = hears();
    show(g.send(None));
    show(next(&mut g));
}

same_as_python!();
