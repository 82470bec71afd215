use genfn::prelude::*;

#[generator]
fn numbers(x: u32) -> impl Generator<Yield = u32, Return = Result<(), String>> {
    try_! {{
        if x > 3 { raise "too big"; }
        yield_!(x);
    } except e => {
        println!("{e}");
    }}
    Ok(())
}

fn main() {}
