use genfn::prelude::*;

enum Op {
    Add(i32),
    Name(String),
}

#[generator]
fn shown(ops: Vec<Op>) -> impl Iterator<Item = String> {
    for op in ops {
        let text = match op {
            Op::Add(n) => n,
            Op::Name(name) => name,
        };
        yield_!(text);
    }
}

fn main() {}
