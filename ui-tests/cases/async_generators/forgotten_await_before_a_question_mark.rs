use futures::Stream;
use genfn::prelude::*;

#[derive(Debug)]
struct Lost;

async fn get(n: u32) -> Result<u32, Lost> {
    Ok(n)
}

#[generator]
fn pages() -> impl Stream<Item = Result<u32, Lost>> {
    let page = get(1)?;
    yield_!(Ok(page));
}

fn main() {}

// genfn::errors: a question mark on an option
