use genfn::prelude::*;

fn main() {
    let n = 1u32;
    let numbers = gen_!({
        let text: &str = n;
        yield_!(text.len());
    });
    numbers.count();
}
