//! E0597: a slice of a local vector is held over a yield.

use std::cmp::Ordering;

use super::prelude::*;

/// All pairs whose sum is wanted, each once.
#[generator]
fn pairs_of_sum(numbers: &[i64], wanted: i64) -> impl Iterator<Item = (i64, i64)> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut rest = &sorted[..];
    while let [first, middle @ .., last] = rest {
        match (first + last).cmp(&wanted) {
            Ordering::Equal => {
                yield_!((*first, *last));
                rest = middle;
            }
            Ordering::Less => rest = &rest[1..],
            Ordering::Greater => (_, rest) = rest.split_last().unwrap(),
        }
    }
}

cases! {
    pairs_of_sum { drive!(pairs_of_sum(&[7, 1, 5, 3, 9, 3, 2], 10)); }
}
