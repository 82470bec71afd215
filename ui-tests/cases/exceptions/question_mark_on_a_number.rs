use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    try_! {{
        yield_!(5?);
    } finally {
        println!("finally");
    }}
    Ok(1)
}

fn main() {}
