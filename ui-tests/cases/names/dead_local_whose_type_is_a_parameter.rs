use genfn::prelude::*;

fn same<T>(value: T) -> T {
    value
}

#[generator(type = Once)]
fn once<T>(value: T) -> impl Iterator<Item = usize> {
    let held = same(value);
    yield_!(size_of_val(&held));
}

fn main() {}
// genfn::errors: a type that has to be written
