use genfn::prelude::*;

#[generator]
fn lengths(text: Result<String, u32>) -> impl Iterator<Item = usize> {
    match text {
        Err(_) => {}
        Ok(text) => {
            let word = text.trim();
            yield_!(word.len());
            yield_!(word.len());
        }
    }
}

fn main() {}
