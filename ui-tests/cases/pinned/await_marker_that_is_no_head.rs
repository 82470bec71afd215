use genfn::prelude::*;

async fn ready() -> u32 {
    1
}

#[generator]
fn one() -> impl Stream<Item = u32> {
    yield_!(await_!(ready()));
}

fn main() {}
