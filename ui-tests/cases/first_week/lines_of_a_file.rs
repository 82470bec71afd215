use genfn::prelude::*;

#[generator]
fn lengths(path: &str) -> impl Iterator<Item = std::io::Result<usize>> {
    let text = std::fs::read_to_string(path)?;
    for line in text.lines() {
        yield_!(Ok(line.len()));
    }
}

fn main() {}
