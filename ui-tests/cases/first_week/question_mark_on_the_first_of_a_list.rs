use genfn::prelude::*;

#[generator]
fn firsts(rows: Vec<Vec<u32>>) -> impl Iterator<Item = u32> {
    for row in rows {
        yield_!(*row.first()?);
    }
}

fn main() {}
