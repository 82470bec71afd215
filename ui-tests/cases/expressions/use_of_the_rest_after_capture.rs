use genfn::prelude::*;

fn main() {
    let pair = (String::new(), String::new());
    let lengths = gen_!({
        yield_!(pair.0.len());
    });
    println!("{}", pair.1);
    lengths.count();
}

// genfn::errors: a part of what a generator captures
