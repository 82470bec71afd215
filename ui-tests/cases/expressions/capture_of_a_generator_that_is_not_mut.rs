use genfn::prelude::*;

fn main() {
    let total = 0;
    let totals = gen_!(|| -> impl Generator<Yield = u32, Send = u32> {
        loop {
            total += yield_!(total);
        }
    });
    drop(totals);
}
