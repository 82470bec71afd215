use genfn::prelude::*;

struct Walked(u32);

#[generator]
fn walk(depth: u32) -> BoxGenerator<'static, u32, (), Walked> {
    yield_!(depth);
    Walked(1)
}

fn main() {
    for depth in walk(3) {
        println!("{depth}");
    }
}
