use genfn::prelude::*;

fn main() {
    let limit = 3;
    let counted = gen_!(|| -> impl futures_core::Stream<Item = u32> {
        for n in 0..limit {
            yield_!(n);
        }
    });
    drop(counted);
}
