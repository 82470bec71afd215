use genfn::prelude::*;

fn main() {
    let words = "a b".split(' ');
    let firsts = gen_!({
        while let Some(word) = words.next() {
            yield_!(word);
        }
    });
    firsts.count();
}
