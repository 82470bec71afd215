use genfn::prelude::*;

fn main() {
    for n in 0..3 {
        let numbers = gen_!({
            yield_!(n);
            break;
        });
        numbers.count();
    }
}
