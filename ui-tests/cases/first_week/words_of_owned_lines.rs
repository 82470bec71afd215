use genfn::prelude::*;

#[generator]
fn words(lines: Vec<String>) -> impl Iterator<Item = String> {
    for line in lines {
        for word in line.split_whitespace() {
            yield_!(word.to_string());
        }
    }
}

fn main() {}
