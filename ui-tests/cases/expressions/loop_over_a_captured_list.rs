use genfn::prelude::*;

fn main() {
    let text = String::from("a b");
    let lengths = gen_!({
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        for word in &words {
            yield_!(word.len());
        }
    });
    lengths.count();
}
