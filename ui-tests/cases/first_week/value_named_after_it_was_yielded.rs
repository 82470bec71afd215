use genfn::prelude::*;

#[generator]
fn numbers(names: Vec<String>) -> impl Iterator<Item = String> {
    for name in names {
        yield_!(name);
        println!("gave {name}");
    }
}

fn main() {}
