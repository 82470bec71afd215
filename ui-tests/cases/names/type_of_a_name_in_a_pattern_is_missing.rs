use genfn::prelude::*;

struct Pair {
    left: u32,
    right: String,
}

#[generator(type = Parts)]
fn parts(pairs: Vec<Pair>) -> impl Iterator<Item = String> {
    for Pair { left, right } in pairs {
        yield_!(left.to_string());
        yield_!(right.trim().to_owned());
    }
}

fn main() {
    parts(vec![Pair { left: 1, right: String::new() }]).count();
}
// genfn::errors: a type that has to be written
