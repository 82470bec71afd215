//! Locals of which a part is missing where the generator suspends.
//!
//! Rust lets a part of a local be moved: `for item in self.items`, `let Pair { a, .. } = pair;`. What is left stays until the
//! local's scope ends, and it can't be saved as it is. There are four cases; rustc decides: nothing was moved at all, or
//!
//! - *The remainder is taken out*, where a pattern tells all parts and the local is not named again. What the pattern leaves is
//!   named by its complement, and kept in a local of its own that is dropped when the first one would be:
//!
//!   ```text
//!   let pair = make();
//!   let (a, _) = pair;
//!
//!   let pair = make();
//!   let rest;
//!   let (a, _) = pair;
//!   rest = rest!(pair, [a], (_, left) => left);
//!   ```
//!
//! - *The hole is filled* with a value that has nothing to drop, where the part is of a type that has one, and this part is
//!   not named again before it is assigned:
//!
//!   ```text
//!   let Job { items, .. } = job;
//!
//!   let mut job = job;
//!   let Job { items, .. } = job;
//!   refill!(matched [job] job.items);       // job.items = Vec::new(), if that was a `Vec` and was moved
//!   ```
//!
//! - *What is named later moves into a struct of its own*, where the part is a field of a struct that is declared near by: `later.rs`;
//!   or into a closure, where all that follows moves one field after the other: `one_by_one.rs`.
//!
//! Invariants:
//!
//! - A hole is filled only where the part was moved on every path through the statement before, or is `Copy`: a value that is
//!   still there would be dropped too early. So a part counts as moved by its position alone, never for being named.
//! - A part that is named later is never filled: that it is gone then is for rustc to say.
//! - Of a pattern with named fields the remainder is only taken out where it is one field: fields are dropped in their order of
//!   declaration, which the pattern need not keep.
//! - A local that is filled becomes mutable. Whether the user has forgotten a `mut`, rustc tells of the body as it was written
//!   (`codegen/as_written.rs`).
//!
//! Where neither way is open nothing is emitted, and rustc says at the suspension point that the local was moved in part.
//!
//! Whether a way is open depends on what follows, which the graph tells. So first every statement that may move a part is
//! given a *mark*, then the graph is drawn, and then the marks become code or go.

mod ahead;
mod apart;
mod branches;
mod by_patterns;
mod calls_of_parts;
mod code;
mod complement;
mod decide;
mod declared_types;
pub(crate) mod destructors;
mod held;
mod held_parts;
mod known_fields;
mod later;
mod lent;
mod mark;
mod mentions;
mod moved;
pub(crate) mod moves;
mod named_fields;
mod one_by_one;
mod ordered;
mod resolve;
mod resolver;
mod signature_types;
mod spent;
mod std_types;
mod tuples;
mod variants;
mod visible;
mod wholes;

pub(crate) use calls_of_parts::Source;
pub(crate) use complement::{Matches, may_be_drop_type_or_leave};
pub(crate) use destructors::{checks, may_be_drop_type};
pub(crate) use resolve::resolve;
