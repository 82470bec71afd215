use genfn::prelude::*;

#[generator]
fn lengths(texts: Vec<String>) -> impl Generator<Yield = usize> {
    try {
        for text in texts {
            yield_!(text.len());
        }
    } except GeneratorExit {
        println!("closed");
    }
}

fn main() {}
