use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    try_! {{
        yield_!(1);
    } else {
        println!("all is well");
    } finally {
        println!("finally");
    }}
}

fn main() {}
