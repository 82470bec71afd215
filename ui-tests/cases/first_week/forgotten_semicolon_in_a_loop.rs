use genfn::prelude::*;

#[generator]
fn numbers(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let mut seen = std::collections::BTreeSet::new();
    for number in list {
        yield_!(number);
        seen.insert(number)
    }
}

fn main() {}
