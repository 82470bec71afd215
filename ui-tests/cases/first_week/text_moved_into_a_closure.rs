use genfn::prelude::*;

#[generator]
fn names(prefix: String, n: usize) -> impl Iterator<Item = String> {
    let name = move |i: usize| format!("{prefix}{i}");
    for i in 0..n {
        yield_!(name(i));
    }
    yield_!(prefix);
}

fn main() {}
