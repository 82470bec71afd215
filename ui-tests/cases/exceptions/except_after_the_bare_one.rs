use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    try_! {{
        yield_!(1);
    } except => {
        println!("everything");
    } except GeneratorExit => {
        println!("nothing is left");
    }}
}

fn main() {}
