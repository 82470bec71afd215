use genfn::prelude::*;

fn words() -> impl Iterator<Item = usize> {
    let text = String::from("a b");
    let text = &text;
    gen_!({
        for word in text.split(' ') {
            yield_!(word.len());
        }
    })
}

fn main() {
    words().count();
}
