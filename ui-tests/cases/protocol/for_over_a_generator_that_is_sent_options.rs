use genfn::prelude::*;

#[generator]
fn averager() -> impl Generator<Yield = f64, Send = Option<f64>> {
    let mut sum = 0.0;
    while let Some(x) = yield_!(sum) {
        sum += x;
    }
}

fn main() {
    for x in averager() {
        println!("{x}");
    }
}

// genfn::errors: a generator that must be sent values
