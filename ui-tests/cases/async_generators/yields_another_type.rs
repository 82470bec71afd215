use genfn::prelude::*;

#[generator]
fn talk() -> impl AsyncGenerator<Yield = u32, Return = u32> {
    yield_!("one");
    2
}

fn main() {}
