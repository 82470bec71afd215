use genfn::prelude::*;

#[generator]
fn show<T>(xs: Vec<T>) -> impl Iterator<Item = String> {
    for x in xs {
        yield_!(format!("<{x}>"));
    }
}

fn main() {}
