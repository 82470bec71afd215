use genfn::prelude::*;

fn takes(_: String) {}

#[generator]
fn echo() -> impl Generator<Yield = u32, Send = u32> {
    takes(yield_!(1));
}

fn main() {}
