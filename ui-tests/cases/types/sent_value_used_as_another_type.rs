use genfn::prelude::*;

#[generator]
fn total() -> impl Generator<Yield = u32, Send = String> {
    let mut total: u32 = 0;
    loop {
        total += yield_!(total);
    }
}

fn main() {}
