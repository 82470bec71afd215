use genfn::prelude::*;

#[generator]
fn until_found(xs: Vec<u32>) -> impl Generator<Yield = u32, Return = Option<u32>> {
    for x in xs {
        yield_!(x);
        if x > 5 {
            break Some(x);
        }
    }
    None
}

fn main() {}
