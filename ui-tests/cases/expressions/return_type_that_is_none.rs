use genfn::prelude::*;

fn main() {
    let numbers = gen_!(|| -> Vec<u32> {
        yield_!(1);
    });
    numbers.len();
}
