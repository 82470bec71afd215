use genfn::prelude::*;

#[generator(type = Doubled)]
fn doubled(items: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    for x in items {
        yield_!(x * 2);
    }
}

fn main() {
    doubled([1].into_iter()).count();
}
