use genfn::prelude::*;

fn main() {
    let limit = 3;
    let numbers = gen_!({
        for n in 0.. {
            if n == limit {
                return None;
            }
            yield_!(Some(n));
        }
    });
    assert_eq!(numbers.count(), 3);
}
