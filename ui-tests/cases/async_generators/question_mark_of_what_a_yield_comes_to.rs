use futures::Stream;
use genfn::prelude::*;

#[generator]
fn numbers() -> impl Stream<Item = Result<u32, String>> {
    yield_!(Ok(1));
    yield_!(Ok(2))?;
}

fn main() {}
