//! What the explicit engine refuses, and the pinned one takes.

pub use super::prelude;

files! {
    base64
    chunks
    cycles
    deferred
    deferred_values
    focus_order
    found_lines
    grep
    ids
    imported
    indents
    limited
    lines_of_sight
    listed_under_the_lock
    matched_under_the_lock
    merge_join
    named_rows
    neighbours
    ngrams
    pairs_of_sum
    published
    shuffled
    slices_hash_join
    snapshots
    solutions
    spiral
    subsets_with_sum
    sum
    tables_hash_join
    unique_names
    upwards
    written
}
