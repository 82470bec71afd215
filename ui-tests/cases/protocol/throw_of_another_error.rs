use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32, Return = Result<(), std::fmt::Error>> {
    yield_!(1);
    Ok(())
}

fn main() {
    let mut numbers = numbers();
    let _ = numbers.throw("error");
}
