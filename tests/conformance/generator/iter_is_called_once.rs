//! `GeneratorTest.test_genexpr_only_calls_dunder_iter_once`: a loop, or a `yield from`, makes one iterator.

use crate::prelude::*;

struct Numbers;

impl IntoIterator for Numbers {
    type Item = i32;
    type IntoIter = std::array::IntoIter<i32, 2>;

    fn into_iter(self) -> Self::IntoIter {
        println!("iter");
        [1, 2].into_iter()
    }
}

#[generator]
fn each(iterable: impl IntoIterator<Item = i32>) -> impl Iterator<Item = i32> {
    for i in iterable {
        yield_!(i);
    }
}

#[generator]
fn delegated(iterable: impl IntoIterator<Item = i32>) -> impl Iterator<Item = i32> {
    yield_from!(iterable);
}

fn main() {
    println!("{:?}", Numbers.into_iter().collect::<Vec<_>>());
    println!("{:?}", each(Numbers).collect::<Vec<_>>());
    println!("{:?}", delegated(Numbers).collect::<Vec<_>>());
}

same_as_python!();
