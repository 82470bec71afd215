//! `test_generators.email_tests`, "yielding None and returning it". `coroutine_tests`, "yield by itself yields None".

use crate::prelude::*;

#[generator]
fn nothing(times: u32) -> impl Iterator<Item = ()> {
    for _ in 0..times {
        yield_!(());
    }
    yield_!();
    return;
}

fn main() {
    println!("{}", nothing(3).map(|value| text(&value)).filter(|value| value == "None").count());
    for value in nothing(1) {
        println!("yielded {}", text(&value));
    }
}

same_as_python!();
