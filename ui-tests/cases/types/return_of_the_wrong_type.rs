use genfn::prelude::*;

#[generator]
fn numbers(stop: bool) -> impl Generator<Yield = u32, Return = String> {
    yield_!(1);
    if stop {
        return 1;
    }
    String::new()
}

fn main() {}
