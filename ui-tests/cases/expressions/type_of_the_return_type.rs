use genfn::prelude::*;

fn numbers(n: u32) -> impl Iterator<Item = u64> {
    gen_!({
        for i in 0..n {
            yield_!(i);
        }
    })
}

fn main() {
    numbers(1).count();
}
