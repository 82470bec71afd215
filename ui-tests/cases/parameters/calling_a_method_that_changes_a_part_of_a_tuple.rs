use genfn::prelude::*;

#[generator]
fn words(sent: (usize, Vec<u32>)) -> impl Generator<Yield = usize, Send = u32, Return = usize> {
    let next = yield_!(sent.0);
    sent.1.push(next);
    let last = yield_!(sent.0);
    last as usize + sent.1.len()
}

fn main() {}
