//! E0597: what a local map holds is walked over.

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;

use super::prelude::*;

/// Joins rows of the left with those of the right that have the same key.
#[generator]
fn hash_join<'s, K, A, B>(
    left: &'s [(K, A)],
    right: &'s [(K, B)],
) -> impl Iterator<Item = (&'s K, &'s A, Option<&'s B>)>
where
    K: Eq + Hash + Debug,
    A: Debug,
    B: Debug,
{
    let mut index: HashMap<&K, Vec<&B>> = HashMap::new();
    for (key, b) in right {
        index.entry(key).or_default().push(b);
    }
    for (key, a) in left {
        let Some(matches) = index.get(key) else {
            yield_!((key, a, None));
            continue;
        };
        for b in matches {
            yield_!((key, a, Some(*b)));
        }
    }
}

cases! {
    hash_join { drive!(hash_join(&[("a", 1), ("b", 2), ("c", 3)], &[("a", 'x'), ("c", 'y'), ("a", 'z')])); }
}
