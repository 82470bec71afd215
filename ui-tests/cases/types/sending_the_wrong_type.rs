use genfn::prelude::*;

#[generator]
fn total() -> impl Generator<Yield = u32, Send = u32> {
    let mut total: u32 = 0;
    loop {
        total += yield_!(total);
    }
}

fn main() {
    let mut total = total();
    total.start();
    let _ = total.send("one");
}
