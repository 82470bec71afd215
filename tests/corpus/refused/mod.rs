//! What the explicit engine refuses.

pub use super::prelude;

pub const ALL: &[(&str, &[crate::Case])] = &[];
