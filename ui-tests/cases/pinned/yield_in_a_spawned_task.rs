use genfn::prelude::*;

fn spawn(_: impl Future<Output = ()> + 'static) {}

#[generator]
fn one() -> impl Stream<Item = u32> {
    spawn(async move { yield_!(1) });
}

fn main() {}
