use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    try_! {{
        yield_!(1);
    } catch GeneratorExit => {
        println!("this is no JavaScript");
    }}
}

fn main() {}
