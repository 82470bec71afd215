use genfn::prelude::*;

#[generator]
fn one() -> impl Stream<Item = Result<u32, String>> {
    yield_!(Ok(1));
    return Ok(());
}

fn main() {
    drop(one());
}
