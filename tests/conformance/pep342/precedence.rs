//! PEP 342, "New syntax: yield expressions": as statements, on the right of an assignment, among operands, as arguments.

use crate::prelude::*;

#[generator]
fn expressions() -> impl Generator<Yield = i32, Send = Option<i32>> {
    let x = yield_!(42);
    println!("{}", text(&x));
    let x = 12 + yield_!(42).unwrap();
    println!("{x}");
    println!("{}", text(&yield_!(1).max(yield_!(2))));
    let x = if yield_!(4) > Some(5) { yield_!(3) } else { yield_!(6) };
    println!("{}", text(&x));
}

fn main() {
    let mut g = expressions();
    show(next(&mut g));
    for sent in [1, 2, 3, 4, 5, 6] {
        show(g.send(sent));
    }
}

same_as_python!();
