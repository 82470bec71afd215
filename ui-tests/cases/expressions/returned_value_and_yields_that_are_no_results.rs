use genfn::prelude::*;

fn main() {
    let n = 1;
    let numbers = gen_!({
        if n == 2 {
            return Err("two");
        }
        yield_!(n);
    });
    numbers.count();
}
