use genfn::prelude::*;

fn numbers(n: u32) -> ! {
    panic!("{n}")
}

struct Numbers;

impl Numbers {
    #[generator]
    fn numbers(n: u32) -> impl Iterator<Item = u32> {
        yield_!(7);
        yield_from!(numbers(n));
    }
}

fn main() {}
