use genfn::prelude::*;

fn main() {
    let list = vec![1];
    let lengths = gen_!({
        list.push(1);
        yield_!(list.len());
    });
    lengths.count();
}
