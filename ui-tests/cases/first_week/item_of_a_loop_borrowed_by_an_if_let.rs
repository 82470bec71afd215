use genfn::prelude::*;

#[generator]
fn lengths(list: Vec<Option<String>>) -> impl Iterator<Item = usize> {
    for item in list {
        if let Some(text) = &item {
            yield_!(text.len());
            println!("{text}");
        }
    }
}

fn main() {}
