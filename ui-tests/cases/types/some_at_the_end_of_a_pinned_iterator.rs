use genfn::prelude::*;

#[generator(pinned)]
fn numbers(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
    let first = numbers.first().copied();
    for number in &numbers {
        yield_!(*number);
    }
    if numbers.is_empty() { Some(0) } else { first }
}

fn main() {}
