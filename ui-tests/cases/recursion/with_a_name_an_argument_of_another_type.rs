use genfn::prelude::*;

#[generator(type = Down)]
fn down(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    if n > 0 {
        yield_from!(down("less"));
    }
}

fn main() {}
