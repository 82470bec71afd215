use genfn::prelude::*;

#[generator]
fn echo() -> impl Generator<Yield = String> {
    let mut last = String::new();
    loop {
        last = yield_!(last);
    }
}

fn main() {}
