use genfn::prelude::*;

trait Numbers {
    fn numbers(&self) -> impl Iterator<Item = u32>;
}

struct Two;

impl Two {
    fn numbers(&self) -> impl Iterator<Item = u32> {
        0..2
    }
}

impl Numbers for Two {
    #[generator]
    fn numbers(&self) -> impl Iterator<Item = u32> {
        yield_!(7);
        yield_from!(Self::numbers(self));
    }
}

fn main() {}
