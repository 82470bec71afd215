#![deny(unused)]

use futures_core::Stream;
use genfn::prelude::*;

#[generator]
fn in_an_arm(n: Option<u32>) -> impl Iterator<Item = u32> {
    match n {
        Some(n) => {
            let mut m = n;
            yield_!(m);
        }
        None => {}
    }
}

#[generator]
fn in_a_try(n: u32) -> impl Generator<Yield = u32, Return = Result<(), std::fmt::Error>> {
    try_! {{
        let mut m = n;
        yield_!(m);
    } except std::fmt::Error => {
        println!("lost");
    }}
    Ok(())
}

#[generator]
fn in_a_stream(n: u32) -> impl Stream<Item = u32> {
    if n > 0 {
        let mut m = n;
        yield_!(m);
    }
}

#[generator(pinned)]
fn in_what_is_pinned(n: u32) -> impl Iterator<Item = u32> {
    loop {
        let mut m = n;
        yield_!(m);
        break;
    }
}

fn main() {
    drop((in_an_arm(None), in_a_try(1), in_a_stream(1), in_what_is_pinned(1)));
}
