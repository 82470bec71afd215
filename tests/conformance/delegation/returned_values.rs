//! `test_generator_return_value`: `yield from` evaluates to what is returned, of whatever type.

use crate::prelude::*;

#[generator]
fn outer() -> impl Generator<Yield = &'static str> {
    println!("outer begins");
    yield_!("outer's first");
    let returned = yield_from!(inner(()));
    println!("inner returned {}", text(&returned));
    let returned = yield_from!(inner(1));
    println!("inner returned {}", text(&returned));
    let returned = yield_from!(inner((2,)));
    println!("inner returned {}", text(&returned));
    let returned = yield_from!(inner(StopIteration { value: Some(3) }));
    println!("inner returned StopIteration {}", text(&returned.value));
    yield_!("outer's last");
    println!("outer ends");
}

#[generator]
fn inner<T>(value: T) -> impl Generator<Yield = &'static str, Return = T> {
    println!("inner begins");
    yield_!("inner's first");
    yield_!("inner's last");
    println!("inner ends");
    value
}

fn main() {
    for i in outer() {
        println!("step: {i}");
    }
}

same_as_python!();
