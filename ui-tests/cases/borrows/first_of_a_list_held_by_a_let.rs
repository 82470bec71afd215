use genfn::prelude::*;

#[generator]
fn report(list: Vec<String>) -> impl Iterator<Item = String> {
    let first = list.first().unwrap();
    yield_!(first.clone());
    yield_!(format!("again {first}"));
}

fn main() {}
