use genfn::prelude::*;

#[generator]
fn lengths(text: String) -> impl Iterator<Item = usize> {
    loop {
        drop(text);
        yield_!(1);
    }
}

fn main() {}
