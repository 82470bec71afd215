use genfn::prelude::*;

#[generator(primed)]
fn total() -> impl AsyncGenerator<Yield = u32, Send = u32> {
    let mut total = 0;
    loop {
        total += yield_!(total);
    }
}

fn main() {}
