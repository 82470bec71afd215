use genfn::prelude::*;

#[generator]
fn firsts(texts: Vec<String>) -> impl Generator<Yield = char, Return = Result<(), String>> {
    for text in texts {
        try_! {{
            yield_!(text.chars().next()?);
        } finally {
            println!("finally");
        }}
    }
    Ok(())
}

fn main() {}
