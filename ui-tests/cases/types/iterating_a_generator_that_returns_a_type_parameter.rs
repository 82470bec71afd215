use genfn::prelude::*;

#[generator]
fn with<R>(value: R) -> impl Generator<Yield = u32, Return = R> + Iterator<Item = u32> {
    yield_!(1);
    value
}

fn main() {
    println!("{}", with("x").count());
}
