use genfn::prelude::*;

#[generator]
struct Numbers;

fn main() {}
