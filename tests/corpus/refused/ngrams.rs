//! E0597: windows of a local vector are walked over.

use super::prelude::*;

#[generator]
fn ngrams(text: &str, n: usize) -> impl Iterator<Item = &str> {
    let ends: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    for bounds in ends.windows(n + 1) {
        let gram = &text[bounds[0]..bounds[n]];
        if !gram.contains(char::is_whitespace) {
            yield_!(gram);
        }
    }
}

cases! {
    ngrams {
        drive!(ngrams("né à la", 2));
        drive!(ngrams("ab", 3));
    }
}
