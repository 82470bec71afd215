use genfn::prelude::*;

#[generator]
fn total() -> impl Generator<Yield = f64> {
    let mut total = 0.0;
    loop {
        total += yield_!(total);
    }
}

fn main() {}
