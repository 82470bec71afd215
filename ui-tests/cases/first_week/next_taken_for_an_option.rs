use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32> {
    yield_!(1);
}

fn main() {
    let mut g = numbers();
    while let Some(n) = next(&mut g) {
        println!("{n}");
    }
}
