//! What was written: the function, its attribute, its arguments and its return type. Nothing here looks into expressions, but for
//! names.
//!
//! | file | what it reads |
//! | --- | --- |
//! | `arguments.rs` | the arguments, as the body sees them |
//! | `attribute.rs` | what stands in the parentheses of `#[generator(…)]` |
//! | `captures.rs` | what a `gen_!` captures |
//! | `configured/` | `#[cfg]`s in a body |
//! | `expression.rs` | what stands in the parentheses of `gen_!(…)` |
//! | `fragments.rs` | expressions that a `macro_rules!` macro was given |
//! | `function.rs` | the item |
//! | `inferred_item.rs` | the item of a `gen_!` without a type |
//! | `named_elsewhere.rs` | labels and macros of the body, and whether they are used |
//! | `fingerprint.rs` | what a body is told from others by |
//! | `signature/` | the return type, and what it declares |
//! | `snapshot.rs` | what is said of a generator's snapshots |
//! | `type_name.rs` | the name of the generator's type, and what stands beside it |
//! | `unused.rs` | variables that nobody reads |

pub(crate) mod arguments;
pub(crate) mod attribute;
pub(crate) mod captures;
pub(crate) mod configured;
pub(crate) mod expression;
pub(crate) mod fingerprint;
pub(crate) mod fragments;
pub(crate) mod function;
pub(crate) mod inferred_item;
pub(crate) mod named_elsewhere;
pub(crate) mod signature;
pub(crate) mod snapshot;
pub(crate) mod type_name;
pub(crate) mod unused;
