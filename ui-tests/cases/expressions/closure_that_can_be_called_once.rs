use genfn::prelude::*;

fn main() {
    let text = String::new();
    let take = move || text;
    let texts = gen_!({
        yield_!(take());
    });
    texts.count();
}

// genfn::errors: a closure that can be called once
