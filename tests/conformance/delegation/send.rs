//! `test_delegation_of_send`.

use crate::prelude::*;

#[generator]
fn outer() -> impl Generator<Yield = &'static str, Send = Option<i32>> {
    println!("outer begins");
    let x = yield_!("outer's first");
    println!("outer heard {}", text(&x));
    yield_from!(inner());
    let x = yield_!("outer's last");
    println!("outer heard {}", text(&x));
    println!("outer ends");
}

#[generator]
fn inner() -> impl Generator<Yield = &'static str, Send = Option<i32>> {
    println!("inner begins");
    let x = yield_!("inner's first");
    println!("inner heard {}", text(&x));
    let x = yield_!("inner's last");
    println!("inner heard {}", text(&x));
    println!("inner ends");
}

fn main() {
    let mut g = outer();
    next(&mut g).unwrap();
    let mut x = 1;
    while let Ok(step) = g.send(x) {
        println!("step: {step}");
        x += 1;
    }
}

same_as_python!();
