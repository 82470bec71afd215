use genfn::prelude::*;

fn main() {
    let text = "1 2";
    let numbers = gen_!({
        for word in text.split(' ') {
            yield_!(Ok(word.parse::<u32>()?));
        }
    });
    numbers.count();
}
