//! E0310 E0597: a local vector is walked over.

use std::cmp::Ordering;
use std::fmt::Debug;

use super::prelude::*;

/// Both sides are sorted by their key; each pair of equals comes out.
#[generator]
fn merge_join<K, A, B>(left: Vec<(K, A)>, right: Vec<(K, B)>) -> impl Iterator<Item = (K, A, B)>
where
    K: Ord + Clone + Debug,
    A: Clone + Debug,
    B: Clone + Debug,
{
    let mut left = left.into_iter().peekable();
    let mut right = right.into_iter().peekable();
    while let (Some((a, _)), Some((b, _))) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            Ordering::Less => drop(left.next()),
            Ordering::Greater => drop(right.next()),
            Ordering::Equal => {
                let key = a.clone();
                let mut run = Vec::new();
                while let Some((_, b)) = right.next_if(|(k, _)| *k == key) {
                    run.push(b);
                }
                while let Some((_, a)) = left.next_if(|(k, _)| *k == key) {
                    for b in &run {
                        yield_!((key.clone(), a.clone(), b.clone()));
                    }
                }
            }
        }
    }
}

cases! {
    merge_join {
        let left = vec![(1, 'a'), (2, 'b'), (2, 'c'), (4, 'd')];
        drive!(merge_join(left, vec![(0, "x"), (2, "y"), (2, "z"), (4, "w"), (5, "v")]));
    }
}
