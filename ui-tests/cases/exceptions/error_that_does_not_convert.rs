use genfn::prelude::*;

struct Lost;

#[generator]
fn numbers(text: String) -> impl Generator<Yield = u32, Return = Result<(), Lost>> {
    try_! {{
        yield_!(text.parse::<u32>()?);
    } finally {
        println!("a `ParseIntError` is no `Lost`");
    }}
    Ok(())
}

fn main() {}
