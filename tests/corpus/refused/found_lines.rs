//! E0597: a local vector is split, and its parts held over a yield.

use std::collections::{BTreeMap, BTreeSet};

use super::prelude::*;

/// The lines that hold all the words.
#[generator]
fn found_lines(index: &BTreeMap<String, BTreeSet<usize>>, words: &[&str]) -> impl Iterator<Item = usize> {
    let mut lists = Vec::new();
    for word in words {
        let Some(lines) = index.get(*word) else { return };
        lists.push(lines);
    }
    lists.sort_by_key(|lines| lines.len());
    let Some((shortest, others)) = lists.split_first() else { return };
    for line in shortest.iter().copied() {
        if others.iter().all(|lines| lines.contains(&line)) {
            yield_!(line);
        }
    }
}

cases! {
    found_lines {
        let index = [("a", 1..5), ("b", 3..9), ("c", 20..21)].map(|(word, lines)| (word.to_owned(), lines.collect())).into();
        drive!(found_lines(&index, &["b", "a"]));
        drive!(found_lines(&index, &["b", "c"]));
        drive!(found_lines(&index, &["x", "b"]));
    }
}
