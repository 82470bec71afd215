use genfn::prelude::*;

#[generator]
fn echo() -> impl Generator<Yield = u32, Send = u32> {
    let text: String = yield_!(1);
    println!("{text}");
}

fn main() {}
