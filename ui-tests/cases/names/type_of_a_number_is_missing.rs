use genfn::prelude::*;

#[generator(type = Counter)]
fn counter(limit: u32) -> impl Iterator<Item = u32> {
    let mut step = 1;
    let mut n = 0;
    while n < limit {
        yield_!(n);
        n += 1;
        step = step * 2;
        if step > 100 {
            step = 1;
        }
    }
}

fn main() {}

// genfn::errors: a type that has to be written
