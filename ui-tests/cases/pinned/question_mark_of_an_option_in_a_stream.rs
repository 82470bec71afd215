use futures::StreamExt;
use genfn::prelude::*;

#[generator]
fn pairs(mut numbers: impl Stream<Item = u32> + Unpin) -> impl Stream<Item = Result<(u32, u32), String>> {
    loop {
        let first = numbers.next().await?;
        let second = numbers.next().await.ok_or("an odd number of them")?;
        yield_!(Ok((first, second)));
    }
}

fn main() {}
