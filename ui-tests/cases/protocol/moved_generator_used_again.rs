use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {
    let numbers = numbers();
    for n in numbers {
        println!("{n}");
    }
    drop(numbers);
}
