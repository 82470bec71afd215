use genfn::prelude::*;

#[generator(pinned)]
fn waiting() -> impl Iterator<Item = u32> {
    std::future::ready(()).await;
    yield_!(1);
}

fn main() {}
