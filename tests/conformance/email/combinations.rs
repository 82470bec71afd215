//! `test_generators.email_tests`, all combinations of the items of a list: a recursive generator whose items are changed
//! on their way out.

use crate::prelude::*;

#[generator]
fn combinations(items: &[i32], k: usize) -> Box<dyn Iterator<Item = Vec<i32>> + '_> {
    if k > items.len() {
        return;
    }
    if k == 0 {
        yield_!(vec![]);
        return;
    }
    let (first, rest) = (items[0], &items[1..]);
    for mut chosen in combinations(rest, k - 1) {
        chosen.insert(0, first);
        yield_!(chosen);
    }
    yield_from!(combinations(rest, k));
}

fn main() {
    let items = [2, 3, 5, 7];
    for k in 0..6 {
        println!("{k} of {items:?}");
        for chosen in combinations(&items, k) {
            println!("    {chosen:?}");
        }
    }
}

same_as_python!();
