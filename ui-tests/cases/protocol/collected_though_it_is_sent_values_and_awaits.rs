use genfn::prelude::*;

#[generator]
fn echo() -> impl AsyncGenerator<Yield = u32, Send = u32> {
    let mut said = 0;
    loop {
        said = yield_!(said);
    }
}

async fn all() -> Vec<u32> {
    let echo = echo();
    echo.collect().await
}

fn main() {}
