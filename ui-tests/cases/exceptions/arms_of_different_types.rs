use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    let n = try_! {{
        yield_!(1);
        5
    } except _ => "none"};
    Ok(n)
}

fn main() {}
