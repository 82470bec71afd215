//! Borrows that are taken again after a suspension, instead of being saved.
//!
//! A machine that can be moved can't hold a borrow of one of its own locals. But where such a local is nothing but the borrow of
//! a place, and nothing else touches that place meanwhile, the same borrow can be had anew:
//!
//! ```text
//! let row = &mut grid[i];                  let row = &mut grid[i];
//! yield_!(row.len());                      *state = State::Suspend1 { i, grid }; return …
//!                                          // resumed
//! row.push(0);                             let row = &mut grid[i]; row.push(0);
//! ```
//!
//! Invariants, for each `let name = &place;` of which this says that it is taken again:
//!
//! - `name` is not `mut`, so it is that borrow as long as it lives.
//! - The place is a local, its *root*, with fields, indices and `*` behind it. To find it again runs no code but that of std:
//!   rustc is asked that nothing in it dereferences or indexes by an impl of someone else's, or is made fit for a written type by
//!   one (`core/src/again.rs`).
//! - An index is a number, or a local that can't change: one that may is [copied](index) when the borrow is taken.
//! - Wherever the borrow is live its root is too, so it is saved; and nothing names the root there, in whatever way. In the
//!   plain program the borrow itself would see to that. In the machine it ends where the state is packed, and rustc would
//!   not miss `grid.clear()` between two yields. Only two uses of the root can do no harm: of fields beside those of the place,
//!   and another such borrow, of fields beside them or if both are shared.
//! - The borrow of a place in what a borrow taken again refers to (`let cell = &mut row[j];`) is taken again after that: in the
//!   order of their declarations.
//!
//! What could be saved is not taken again: a borrow of what a `&` refers to, and of what a `&mut` refers to that is not named any
//! more.

mod index;
mod reborrows;
mod solve;

pub(crate) use index::keep as keep_indices;
pub(crate) use reborrows::Reborrows;
