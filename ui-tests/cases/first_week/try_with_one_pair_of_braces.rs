use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32> {
    try_! {
        yield_!(1);
    } except GeneratorExit => {
        println!("bye");
    }
    yield_!(2);
}

fn main() {}
