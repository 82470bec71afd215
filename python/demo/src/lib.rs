//! Generators that are written in Rust, for Python: the tutorial's, David Beazley's, a tokenizer. `tests/demo_in_python.py` has each in
//! Python; `README.md` tells what they do.

mod log;
mod pipeline;
mod tokens;
mod tutorial;

use pyo3::prelude::*;

/// Generators that are written in Rust with genfn.
#[pymodule]
mod genfn_demo {
    #[pymodule_export]
    use crate::log::{apache_log, bytes_sum, field_map};
    #[pymodule_export]
    use crate::pipeline::{gen_cat, gen_grep, gen_open};
    #[pymodule_export]
    use crate::tokens::tokenize;
    #[pymodule_export]
    use crate::tutorial::{Average, averager, countdown, grouper, levels, running_total, walk};
}
