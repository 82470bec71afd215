use genfn::prelude::*;

struct Pair {
    left: u32,
    right: String,
}

#[generator(type = Parts, left: u64, right: String)]
fn parts(pairs: Vec<Pair>) -> impl Iterator<Item = String> {
    for Pair { left, right } in pairs {
        yield_!(right);
        yield_!(left.to_string());
    }
}

fn main() {
    parts(vec![Pair { left: 1, right: String::new() }]).count();
}
