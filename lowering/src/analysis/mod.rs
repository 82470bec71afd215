//! What has to be saved where: the questions that the flow graph answers.
//!
//! | file | question |
//! | --- | --- |
//! | `liveness.rs` | will this local be named again, assigned again, asked for again? |
//! | `segments.rs` | which code runs on from which entry, and where do paths from several entries meet? |
//! | `remaining.rs` | how many values are still to come? |
//! | `initialised.rs` | does this local still hold something here, on every path? |
//! | `status.rs`, `form.rs` | what may be true of a local at a point; how an entry finds it |
//! | `reborrow/` | which borrows can be taken again instead of saved? |
//! | `closures/` | may this local have a type that a second copy of the body does not share? |
//! | `known_types/` | which types are known by syntax? |
//! | `analysed.rs` | all of it |
//!
//! What is called is an expression, and so is each operand; one may be a block: so `known_types::solve.rs`, `known_types::expr.rs` and
//! `known_types::calls.rs` call each other, and with them the three that ask for names and values: `known_types::delegated.rs`, `known_types::numbers.rs` and `known_types::raised.rs`,
//! and the one that asks for what closures return: `known_types::closures.rs`.

mod analysed;
pub(crate) mod closures;
pub(crate) mod form;
pub(crate) mod initialised;
pub(crate) mod known_types;
pub(crate) mod liveness;
pub(crate) mod reborrow;
mod remaining;
pub(crate) mod segments;
pub(crate) mod status;

pub(crate) use analysed::Analysed;
pub(crate) use initialised::Initialised;
pub(crate) use liveness::Liveness;
pub(crate) use remaining::Remaining;
pub(crate) use segments::{EntryKind, Segments};
pub(crate) use status::Status;
