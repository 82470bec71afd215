use genfn::prelude::*;

#[generator]
fn numbers(texts: Vec<String>) -> impl Generator<Yield = u32, Return = Option<u32>> {
    for text in texts {
        try_! {{
            yield_!(text.parse::<u32>()?);
        } finally {
            println!("finally");
        }}
    }
    None
}

fn main() {}
