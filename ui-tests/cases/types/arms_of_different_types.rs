use genfn::prelude::*;

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    let text = match n {
        0 => {
            yield_!(1);
            "zero"
        }
        _ => 1,
    };
    drop(text);
}

fn main() {}
