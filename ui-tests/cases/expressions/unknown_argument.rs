use genfn::prelude::*;

fn main() {
    let numbers = gen_!(boxed, {
        yield_!(1);
    });
    numbers.count();
}
