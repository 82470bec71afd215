use genfn::prelude::*;

fn main() {
    let mut total = gen_!(|| -> impl Generator<Yield = u32, Send = _> {
        let mut total = 0;
        loop {
            total += yield_!(total);
        }
    });
    let _ = total.send(1);
}
