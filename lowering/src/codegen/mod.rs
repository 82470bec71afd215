//! The machine that is emitted.
//!
//! ```text
//! enum State<N> { Unresumed { n: N }, Suspend1 { n: N }, Head1 { n: N }, Returned }
//!
//! ::genfn::__private::iterator::<u32, _, _, _>(State::Unresumed { n }, |state: &mut State<_>| {
//!     'resume: loop {
//!         match mem::replace(state, State::Returned) {
//!             State::Unresumed { n } => { *state = State::Head1 { n }; continue 'resume }
//!             State::Head1 { n } => { while n > 0 { …; *state = State::Suspend1 { n }; return yielded } … return returned }
//!             State::Suspend1 { n } => { n -= 1; *state = State::Head1 { n }; continue 'resume }
//!             State::Returned => return exited,
//!         }
//!     }
//! })
//! ```
//!
//! Each arm is the code of one [segment](crate::analysis::segments): the rest of the body from its entry on, inside the scopes
//! that surround the entry, so that `break`, `return`, `?` and every drop are rustc's own. The state is taken out whole while
//! user code runs: what panics leaves `Returned` behind, and its locals are dropped as any function's are. A segment that needs
//! none of its saved locals by value leaves them [where they lie](crate::layout::in_place).
//!
//! | file | what it emits |
//! | --- | --- |
//! | `resume.rs` | the resume function, and what builds the machine around it |
//! | `state.rs`, `variant.rs` | the state and what it implements; its variants, named, matched and changed into each other |
//! | `block.rs`, `iteration.rs` | the code of a segment; the rest of an iteration of a loop |
//! | `leave.rs` | how a segment is left: what it packs |
//! | `delegations.rs` | how what is delegated to begins, and goes on |
//! | `enter.rs` | what it finds: variables, restored |
//! | `variables.rs` | locals as variables, by their own names or by others |
//! | `native.rs`, `places.rs`, `marker_values.rs` | native code; native code that names saved locals where they lie; what a marker came to in it |
//! | `items.rs` | items that a body declares |
//! | `reborrow.rs` | borrows that are taken again |
//! | `recursion.rs` | calls of the function itself |
//! | `named.rs` | machines whose type has a name |
//! | `hidden_returns.rs` | where a macro may return |
//! | `bounds.rs`, `size_hint.rs`, `frames.rs`, `fold.rs` | what is promised of the generator, and what else it can do |
//! | `borrow_spans.rs`, `spans.rs`, `types/`, `as_written.rs`, `assigned_twice.rs`, `overwritten.rs` | what rustc has to see to judge the body as it was written |
//!
//! `context.rs` holds what all of them know.

mod as_written;
mod asked;
mod assigned_twice;
mod block;
mod borrow_spans;
mod bounds;
mod context;
mod delegations;
mod enter;
mod fold;
mod frames;
mod hidden_returns;
pub(crate) mod items;
mod iteration;
mod leave;
mod marker_values;
mod named;
mod native;
mod overwritten;
mod places;
mod reborrow;
mod recursion;
mod resume;
mod size_hint;
mod spans;
mod state;
mod types;
mod variables;
mod variant;

pub(crate) use named::{named_machine, stub_type};
pub(crate) use resume::machine;
