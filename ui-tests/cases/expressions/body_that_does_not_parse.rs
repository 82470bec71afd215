use genfn::prelude::*;

fn main() {
    let numbers = gen_!({
        yield_!(1)
        yield_!(2);
    });
    numbers.count();
}
