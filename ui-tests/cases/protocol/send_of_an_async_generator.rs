use genfn::prelude::*;

#[generator]
fn echo() -> impl AsyncGenerator<Yield = u32, Send = u32> {
    let mut said = 0;
    loop {
        said = yield_!(said);
    }
}

async fn said() -> u32 {
    let mut echo = echo();
    echo.send(1).await.unwrap()
}

fn main() {}
