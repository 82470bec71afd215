use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let parse = |text: &str| try_! {{ text.parse::<u32>()? } except _ => 0 };
    yield_!(parse("1"));
}

fn main() {}
