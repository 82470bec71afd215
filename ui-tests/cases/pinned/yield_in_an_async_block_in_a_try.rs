use genfn::prelude::*;

#[generator]
fn one() -> impl Stream<Item = u32> {
    try_! {{
        async { yield_!(1) }.await;
    } finally {
        println!("finally");
    }}
}

fn main() {}
