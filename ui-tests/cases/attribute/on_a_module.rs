use genfn::prelude::*;

#[generator]
mod numbers {}

fn main() {}
