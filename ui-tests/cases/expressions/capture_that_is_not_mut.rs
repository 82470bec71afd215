use genfn::prelude::*;

fn main() {
    let total = 0;
    let xs = [1, 2];
    let sums = gen_!({
        for x in xs {
            total += x;
            yield_!(total);
        }
    });
    sums.count();
}
