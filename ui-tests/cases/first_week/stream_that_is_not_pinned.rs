use genfn::prelude::*;

#[generator]
fn ticks() -> impl Stream<Item = u32> {
    yield_!(1);
}

fn first(_: impl Stream + Unpin) {}

fn main() {
    first(ticks());
}
