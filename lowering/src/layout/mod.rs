//! The layout of the state: which variant an entry has, which fields, and which segments work on them in place. Nothing here emits
//! tokens.
//!
//! | file | what it tells |
//! | --- | --- |
//! | `state.rs` | all of it, and what it is asked |
//! | `fields.rs`, `chains.rs` | the fields of each entry: which locals in which form; dead locals that share a field |
//! | `variants.rs` | which variant each entry has; which share one |
//! | `in_place.rs` | which segments work on the saved locals where they lie |
//! | `variables.rs` | what variable a field becomes, and how locals come back into fields |
//! | `names.rs` | what the fields are called |
//! | `entries.rs` | where each entry stands in the body |
//! | `scope_ends.rs` | entries that the end of a scope makes necessary |
//! | `uses.rs`, `reborrowed.rs` | how the body uses its locals; which borrows a segment takes again |
//! | `literals.rs` | which locals were made of literals of structs |
//! | `told.rs`, `open.rs` | whose types are told; which declarations leave a type open |
//! | `export.rs` | all of it, as text |
//! | `written_types.rs` | the types of the fields, where the state has a name |
//! | `written_names.rs` | what places and locals are called, where the state is written down |
//! | `assigned_twice.rs` | where a local that is not `mut` may have been given a value before |

pub(crate) mod assigned_twice;
mod chains;
pub(crate) mod entries;
mod export;
pub(crate) mod fields;
pub(crate) mod in_place;
pub(crate) mod literals;
mod names;
mod open;
mod reborrowed;
mod scope_ends;
mod state;
pub(crate) mod told;
mod uses;
pub(crate) mod variables;
pub(crate) mod variants;
pub(crate) mod written_names;
pub(crate) mod written_types;

pub(crate) use names::FieldNames;
pub(crate) use scope_ends::ScopeEnds;
pub(crate) use state::Layout;
