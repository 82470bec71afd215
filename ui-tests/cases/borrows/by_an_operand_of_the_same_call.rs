use genfn::prelude::*;

fn both(text: &str, n: u32) -> usize {
    text.len() + n as usize
}

#[generator]
fn lengths() -> impl Generator<Yield = usize, Send = u32> {
    let text = String::from("a b");
    both(text.trim(), yield_!(1));
}

fn main() {}
