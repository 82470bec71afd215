use genfn::prelude::*;

#[generator]
fn counted(limit: u32) -> impl AsyncGenerator<Yield = u32> {
    try_! {{
        for n in 0..limit {
            yield_!(std::future::ready(n).await);
        }
        yield_from!([1]);
    } finally {
        std::future::ready(()).await;
    }}
}

fn main() {
    drop(counted(3));
}
