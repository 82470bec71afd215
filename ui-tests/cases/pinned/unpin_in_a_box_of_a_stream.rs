use genfn::prelude::*;

#[generator]
fn ticks() -> Box<dyn Stream<Item = u32> + Send + Unpin> {
    yield_!(1);
}

fn main() {
    let _ = ticks();
}
