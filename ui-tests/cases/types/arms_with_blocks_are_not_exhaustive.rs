use genfn::prelude::*;

enum Way {
    Here,
    There(u32),
    Nowhere,
}

#[generator]
fn numbers(way: Way) -> impl Iterator<Item = u32> {
    match way {
        Way::Here => {}
        Way::There(n) => {
            yield_!(n);
            yield_!(n + 1);
        }
    }
}

fn main() {
    numbers(Way::Nowhere).count();
}
