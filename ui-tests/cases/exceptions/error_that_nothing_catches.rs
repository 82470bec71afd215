use genfn::prelude::*;

#[generator]
fn numbers(text: String) -> impl Iterator<Item = u32> {
    try_! {{
        yield_!(text.parse::<u32>()?);
    } finally {
        println!("an iterator of numbers can't end with an error");
    }}
}

fn main() {}
