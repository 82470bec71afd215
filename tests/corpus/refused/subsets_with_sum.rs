//! E0499: a `&mut` argument is lent to the delegate, and named after it: backtracking.

use super::prelude::*;

#[generator]
fn subsets_with_sum<'a>(numbers: &'a [u32], left: u32, chosen: &'a mut Vec<u32>) -> BoxGenerator<'a, Vec<u32>> {
    if left == 0 {
        yield_!(chosen.clone());
    }
    for (i, &n) in numbers.iter().enumerate() {
        if n > left || i > 0 && numbers[i - 1] == n {
            continue;
        }
        chosen.push(n);
        yield_from!(subsets_with_sum(&numbers[i + 1..], left - n, chosen));
        chosen.pop();
    }
}

cases! {
    subsets_with_sum { drive!(subsets_with_sum(&[1, 1, 2, 3, 4, 5], 6, &mut Vec::new())); }
}
