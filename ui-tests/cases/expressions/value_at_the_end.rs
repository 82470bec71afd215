use genfn::prelude::*;

fn main() {
    let numbers = gen_!({
        yield_!(1);
        2
    });
    numbers.count();
}
