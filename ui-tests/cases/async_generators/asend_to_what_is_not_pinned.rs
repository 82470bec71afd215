use genfn::prelude::*;

#[generator]
fn echo() -> impl AsyncGenerator<Yield = u32, Send = u32> {
    let mut n = 0;
    loop {
        n = yield_!(n);
    }
}

async fn first() -> Option<u32> {
    let mut g = echo();
    g.asend(1u32).await.ok()
}

fn main() {
    drop(first());
}
