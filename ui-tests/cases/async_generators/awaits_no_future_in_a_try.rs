use genfn::prelude::*;

#[generator]
fn rows() -> impl AsyncGenerator<Yield = u32> {
    try_! {{
        let row: u32 = 5u32.await;
        yield_!(row);
    } finally {
        println!("closed");
    }}
}

fn main() {}
