use genfn::prelude::*;

async fn number() -> u32 {
    1
}

fn main() {
    let numbers = gen_!({
        yield_!(number().await);
    });
    numbers.count();
}
