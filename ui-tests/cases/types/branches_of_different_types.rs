use genfn::prelude::*;

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = usize> {
    let text = if n > 0 {
        yield_!(1);
        "many"
    } else {
        yield_!(0);
        0
    };
    yield_!(text.len());
}

fn main() {}
