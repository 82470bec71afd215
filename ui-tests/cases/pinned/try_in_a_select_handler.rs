use genfn::prelude::*;

async fn ready() -> u32 {
    1
}

#[generator]
fn either() -> impl Stream<Item = u32> {
    tokio::select! {
        a = ready() => try_! {{ yield_!(a) } finally { println!("finally") }},
        b = ready() => yield_!(b + 1),
    }
}

fn main() {}
