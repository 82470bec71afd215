#![deny(unused)]

use futures_core::Stream;
use genfn::prelude::*;

#[generator]
fn in_an_arm(n: Option<u32>) -> impl Iterator<Item = u32> {
    match n {
        Some(n) => {
            let unused = n;
            yield_!(n);
        }
        None => {}
    }
}

#[generator]
fn of_a_type_that_is_not_written(unused_argument: String) -> impl Iterator<Item = u32> {
    let unused = String::new();
    yield_!(1);
}

#[generator]
fn in_a_try(n: u32) -> impl Generator<Yield = u32, Return = Result<(), std::fmt::Error>> {
    try_! {{
        let unused = n;
        yield_!(n);
    } except std::fmt::Error => {
        println!("lost");
    }}
    Ok(())
}

#[generator]
fn in_a_stream(n: u32) -> impl Stream<Item = u32> {
    for text in [String::new()] {
        let unused = n;
        yield_!(n);
    }
}

#[generator(pinned)]
fn in_what_is_pinned(n: u32) -> impl Iterator<Item = u32> {
    loop {
        let unused = n;
        yield_!(n);
        break;
    }
}

fn main() {
    drop((of_a_type_that_is_not_written(String::new()), in_an_arm(None), in_a_try(1), in_a_stream(1), in_what_is_pinned(1)));
}
