use genfn::prelude::*;

#[generator]
fn evens(n: u32) -> Generator<u32, (), ()> {
    for i in 0..n {
        yield_!(i * 2);
    }
}

fn main() {
    evens(3).count();
}
