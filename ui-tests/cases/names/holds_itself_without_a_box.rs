use genfn::prelude::*;

#[generator(type = Down)]
fn down(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    if n > 0 {
        for n in down(n - 1) {
            yield_!(n + 1);
        }
    }
}

fn main() {
    down(1).count();
}
