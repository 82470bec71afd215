use genfn::prelude::*;

fn main() {
    let numbers = gen_!({
        let mut n = 0;
        while n < 3 {
            yield_!(n);
            if n > 1 {
                break n;
            }
            n += 1;
        }
    });
    assert_eq!(numbers.count(), 3);
}
