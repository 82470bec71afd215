use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let text = String::from("a b");
    for word in text.split(' ') {
        match word.len() {
            0 => yield_!(0),
            1 => yield_!(1),
            n => {
                yield_!(n);
                yield_!(n);
            }
        }
    }
}

fn main() {}
