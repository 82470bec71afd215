#![deny(unused)]

use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32, Return = Result<(), std::fmt::Error>> {
    try_! {{
        yield_!(1);
    } except _ => {
        println!("every error");
    } except std::fmt::Error => {
        println!("nothing is left");
    }}
    Ok(())
}

fn main() {
    numbers().count();
}
