use genfn::prelude::*;

fn main() {
    yield_!(1);
}
