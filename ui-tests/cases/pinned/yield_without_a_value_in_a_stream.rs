use genfn::prelude::*;

#[generator]
fn numbers() -> impl AsyncGenerator<Yield = u32, Send = u32> {
    let mut n = yield_!();
    loop {
        n = yield_!(n + 1);
    }
}

fn main() {}
