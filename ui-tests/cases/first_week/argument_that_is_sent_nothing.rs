use genfn::prelude::*;

fn shown(mut numbers: impl Generator<Yield = u32>) {
    while let Ok(number) = next(&mut numbers) {
        println!("{number}");
    }
}

fn main() {}

// genfn::errors: a generator that must be sent values
