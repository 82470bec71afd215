use genfn::prelude::*;

fn limit() -> u64 {
    3
}

#[generator(type = Numbers)]
fn numbers() -> impl Iterator<Item = u64> {
    let limit = limit();
    let mut n = 0;
    while n < limit {
        yield_!(n);
        n += 1;
    }
}

fn main() {
    numbers().count();
}
// genfn::errors: a type that has to be written
