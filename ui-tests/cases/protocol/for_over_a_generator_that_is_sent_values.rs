use genfn::prelude::*;

#[generator]
fn total() -> impl Generator<Yield = u32, Send = u32> {
    let mut total = 0;
    loop {
        total += yield_!(total);
    }
}

fn main() {
    for n in total() {
        println!("{n}");
    }
}

// genfn::errors: a generator that must be sent values
