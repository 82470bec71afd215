use genfn::prelude::*;

fn main() {
    let mut count = 0;
    let counted = move || {
        count += 1;
        count
    };
    let numbers = gen_!({
        yield_!(counted());
    });
    numbers.count();
}
