use genfn::prelude::*;

#[generator(type = Shown)]
fn shown(n: u32) -> impl Iterator<Item = impl std::fmt::Display> {
    yield_!(n);
}

fn main() {
    shown(1).count();
}
