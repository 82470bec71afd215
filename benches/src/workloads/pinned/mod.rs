//! Generators that hold borrows of their own locals, as only a pinned one can.

mod numbers;
mod words;

use crate::measure::Workload;

pub fn workloads() -> [Workload; 2] {
    [words::workload(), numbers::workload()]
}
