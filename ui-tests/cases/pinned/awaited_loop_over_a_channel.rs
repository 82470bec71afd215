use genfn::prelude::*;

/// As tokio's.
struct Receiver(Vec<u32>);

impl Receiver {
    async fn recv(&mut self) -> Option<u32> {
        self.0.pop()
    }
}

#[generator]
fn received(rx: Receiver) -> impl Stream<Item = u32> {
    for n in await_!(rx) {
        yield_!(n);
    }
}

fn main() {}
