//! The layout of the state: which variant an entry has, which fields, and which regions work on them in place. Nothing here emits
//! tokens.
//!
//! | file | what it tells |
//! | --- | --- |
//! | `plan.rs` | all of it |
//! | `fields.rs` | the fields of each entry, and their names |
//! | `assigned_twice.rs` | where a local that is not `mut` may have been given a value before |
//! | `chains.rs` | dead locals that share a field |
//! | `entries.rs` | where each entry stands in the body |
//! | `in_place.rs` | which regions work on the saved locals where they lie |
//! | `open.rs` | which declarations leave a type open |
//! | `reborrowed.rs` | which borrows a region takes again |
//! | `scope_ends.rs` | entries that the end of a scope makes necessary |
//! | `told.rs` | whose types are told |
//! | `uses.rs` | which locals are consumed, shadowed, assigned; whether anything is delegated to |
//! | `variants.rs` | which entries share a variant |

pub(crate) mod assigned_twice;
pub(crate) mod chains;
pub(crate) mod entries;
pub(crate) mod fields;
pub(crate) mod in_place;
mod open;
mod plan;
pub(crate) mod reborrowed;
mod scope_ends;
pub(crate) mod told;
pub(crate) mod uses;
pub(crate) mod variants;

pub(crate) use plan::{Plan, plan};
pub(crate) use scope_ends::Ends;
