use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32> {
    yield_!(1);
}

fn main() {
    let mut numbers = numbers();
    let _ = numbers.throw("error");
}
