use genfn::prelude::*;

fn main() {
    yield_from!([1, 2, 3]);
}
