//! The work.

mod buffer;
mod counter;
mod delegation;
mod fibonacci;
mod filter_map;
mod grouper;
mod nested;
mod permutations;
mod pinned;
mod pipeline;
mod running_total;
mod streams;
mod tokenizer;
mod tree;

use crate::measure::Workload;

/// All of it, in the order of the tables.
pub fn all() -> Vec<Workload> {
    let mut all = vec![
        counter::workload("counter"),
        filter_map::workload("filter-map"),
        nested::workload("nested loops"),
        fibonacci::workload("Fibonacci"),
        tokenizer::workload("tokenizer"),
        buffer::workload("4 KiB buffer"),
        permutations::workload("permutations of 10"),
        running_total::workload(),
        grouper::workload(),
    ];
    all.extend(delegation::workloads());
    all.extend(tree::workloads());
    all.push(pipeline::workload());
    all.extend(pinned::workloads());
    all.extend(streams::workloads());
    all
}

/// What a coroutine yields, as an iterator.
#[cfg(feature = "nightly")]
fn resumed<Y>(mut resume: impl FnMut() -> std::ops::CoroutineState<Y, ()>) -> impl Iterator<Item = Y> {
    std::iter::from_fn(move || match resume() {
        std::ops::CoroutineState::Yielded(item) => Some(item),
        std::ops::CoroutineState::Complete(()) => None,
    })
}
