use genfn::prelude::*;

fn shown(mut numbers: impl Generator<Yield = u32>) {
    while let Ok(number) = next(&mut numbers) {
        println!("{number}");
    }
}

fn main() {}

// docs/errors.md: a generator that must be sent values
