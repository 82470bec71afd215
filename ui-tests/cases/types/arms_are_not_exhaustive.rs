use genfn::prelude::*;

enum Way {
    Here,
    There(u32),
}

#[generator]
fn numbers(way: Way) -> impl Iterator<Item = u32> {
    match way {
        Way::There(n) => yield_!(n),
    }
}

fn main() {
    numbers(Way::Here).count();
}
