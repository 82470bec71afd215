use genfn::prelude::*;

#[generator]
fn numbers(text: String) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
    for word in text.split(' ') {
        if word.is_empty() {
            continue;
        }
        let Some(first) = word.chars().next() else { continue };
        if first == '#' {
            break;
        }
        yield_!(Ok(word.parse()?));
    }
}

fn main() {}
