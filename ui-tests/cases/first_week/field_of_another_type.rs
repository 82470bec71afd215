use genfn::prelude::*;

struct Step {
    n: i64,
}

#[generator]
fn count(xs: Vec<u32>) -> impl Iterator<Item = u32> {
    let n: u32 = 0;
    for x in xs {
        yield_!(x);
        let step = Step { n };
        println!("{}", step.n);
    }
}

fn main() {}
