//! From the [`ir`](crate::ir) to its control-flow graph. It is never changed after that.
//!
//! | file | what it does |
//! | --- | --- |
//! | `graph.rs` | the graph, and its invariants |
//! | `walk.rs` | walks over it |
//! | `builder.rs` | nodes, edges, events, jumps |
//! | `constructs.rs` | the constructs of the ir |
//! | `native.rs` | native code: what is used, and what is moved |
//! | `paths.rs` | native code that goes one way or another |
//! | `matching.rs` | conditions and patterns |
//! | `capture.rs` | closures |
//! | `held.rs` | closures that are put into something, and taken out |
//! | `macros.rs` | macros |
//! | `names.rs` | which local a name means |
//! | `calls.rs` | calls of which rustc is asked whether they consume; the questions: `asked.rs` |
//! | `borrow.rs` | places whose borrow may be taken again |
//!
//! Expressions hold constructs, patterns and macros, and these hold expressions: so `native.rs`, `paths.rs`, `matching.rs` and `macros.rs`
//! call each other.

mod asked;
pub(crate) mod borrow;
mod builder;
mod calls;
mod capture;
mod constructs;
mod graph;
mod held;
mod macros;
mod matching;
mod names;
mod native;
mod operands;
mod paths;
mod walk;

pub(crate) use asked::{AskedCallee, AskedId, AskedMethod, AskedOperand};
pub(crate) use constructs::build;
pub(crate) use graph::{Event, Flow, Mark, NodeId, Site, are_apart, borrowed_from};
