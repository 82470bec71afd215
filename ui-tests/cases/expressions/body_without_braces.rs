use genfn::prelude::*;

fn main() {
    let n = 1;
    let numbers = gen_!(|| yield_!(n));
    numbers.count();
}
