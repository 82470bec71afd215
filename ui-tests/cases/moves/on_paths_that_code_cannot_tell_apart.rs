use genfn::prelude::*;

#[generator]
fn refilled(again: bool) -> impl Iterator<Item = u32> {
    let mut name = String::from("a");
    drop(name);
    loop {
        yield_!(1);
        if again {
            name = String::new();
            continue;
        }
    }
}

fn main() {}
