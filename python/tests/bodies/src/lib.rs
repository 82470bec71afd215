//! The generators of the tests: those of `twins.py`, each named as its twin, which does the same; and others.

mod averages;
mod others;
mod twins;

use pyo3::prelude::*;

/// All of them.
#[pymodule]
mod genfn_python_tests {
    #[pymodule_export]
    use crate::averages::averages;
    #[pymodule_export]
    use crate::others::{
        boxed, counts_locally, driven, looks_up, manages, panics, parsed, pinned, reads, squared, squares, totals,
        typed, works, works_apart,
    };
    #[pymodule_export]
    use crate::twins::{
        catcher, countdown, delegator, echo, exits, fails_at_once, finalizer, gives_nothing, guarded, raiser, returns,
        runs_itself, stops, stubborn, swallower, translator,
    };
}
