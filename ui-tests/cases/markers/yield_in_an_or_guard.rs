use genfn::prelude::*;

#[generator]
fn numbers(n: u32) -> impl Generator<Yield = u32, Send = bool> {
    match n {
        0 if n > 1 || yield_!(1) => {}
        _ => {}
    }
}

fn main() {}
