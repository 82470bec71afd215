use genfn::prelude::*;

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    if n > 0 {
        yield_!(n);
        for n in numbers(n - 1) {
            yield_!(n);
        }
    }
}

fn main() {}
