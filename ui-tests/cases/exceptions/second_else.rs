use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    try_! {{
        yield_!(1);
    } except GeneratorExit => {
    } else {
        println!("once");
    } else {
        println!("twice");
    }}
}

fn main() {}
