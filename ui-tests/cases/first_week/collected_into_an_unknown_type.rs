use genfn::prelude::*;

#[generator]
fn parts(text: &str) -> impl Iterator<Item = usize> {
    let parts = text.split(',').collect();
    yield_!(1);
    for part in parts {
        yield_!(2);
    }
}

fn main() {}
