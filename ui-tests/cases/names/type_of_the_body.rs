use genfn::prelude::*;

#[generator(type = Numbers)]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    struct Pair {
        left: u32,
        right: u32,
    }
    let pair = Pair { left: n, right: 1 };
    yield_!(pair.left);
    yield_!(pair.right);
}

fn main() {
    numbers(1).count();
}
