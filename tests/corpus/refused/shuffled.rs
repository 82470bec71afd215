//! E0499: a `&mut` argument is lent to the delegate, and named after it: permutations in place.

use super::prelude::*;

/// Heap's, recursive, on a slice that it shuffles.
#[generator]
fn shuffled<'a>(items: &'a mut [char], n: usize) -> BoxGenerator<'a, String> {
    if n <= 1 {
        yield_!(items.iter().collect());
        return;
    }
    for i in 0..n {
        yield_from!(shuffled(items, n - 1));
        let with = if n % 2 == 0 { i } else { 0 };
        items.swap(with, n - 1);
    }
}

cases! {
    shuffled { drive!(shuffled(&mut ['a', 'b', 'c'], 3)); }
}
