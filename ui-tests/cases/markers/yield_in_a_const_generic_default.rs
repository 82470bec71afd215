use genfn::prelude::*;

struct Array<const N: usize = { yield_!(1) }>;

fn main() {}
