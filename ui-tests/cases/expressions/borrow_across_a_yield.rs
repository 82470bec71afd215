use genfn::prelude::*;

fn main() {
    let text = String::from("a b");
    let words = gen_!({
        for word in text.split(' ') {
            yield_!(word.len());
        }
    });
    words.count();
}
