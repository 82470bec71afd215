//! The machine as a person would draw it: what is told of it is data, and nothing is emitted.
//!
//! ```text
//! #[generator]
//! fn countdown(mut n: u32) -> impl Iterator<Item = u32> {
//!     while n > 0 {
//!         yield_!(n);
//!         n -= 1;
//!     }
//! }
//!
//! created: n                    created → s1: n > 0        created → closed: else
//! s1, yield_!(n), line 4: n     s1 → s1: n > 0             s1 → closed: else
//! closed
//! ```
//!
//! Invariants:
//!
//! - A state is a suspension point that the user wrote, or `created`, or `closed`, in the order of the source. Joins, heads of loops and
//!   whatever else desugaring makes are no states: a machine never rests there.
//! - An edge is what may run between two rests. What decides is told in the user's own words; what decides nothing is left out.
//! - What is saved is told by the layout of the machine that is emitted, in words that the user wrote. The pinned engine's is rustc's,
//!   and nothing is told of it.
//! - Of two paths between the same states there is one edge, unless one of them is raised or closed and the other is not.
//! - What is raised or closed is drawn where something of the user's may run for it: in a `try_!`, and where `?` ends the machine.
//!
//! | file | what it does |
//! | --- | --- |
//! | `model.rs` | the machine as data |
//! | `paths.rs` | the places of a body and the ways between them (`places.rs`), as the syntax shows them; `try_!`: `handlers.rs`; loops and conditions: `loops.rs`; what can't be read: `unread.rs` |
//! | `matters.rs` | whether an expression is looked into |
//! | `edges.rs` | from ways to edges: what decides between two states |
//! | `saved.rs` | what the layout holds at each suspension point; what that is called: `names.rs` |
//! | `text.rs` | tokens as they were written |
//! | `read.rs` | the phases that are run for it |
//! | `dot.rs`, `mermaid.rs` | the printers |
//!
//! What a handler, a loop or a `select!` consists of are expressions, and an expression may be one of those: so `paths.rs`, `handlers.rs`,
//! `loops.rs` and `unread.rs` call each other.

mod dot;
mod edges;
mod handlers;
mod loops;
mod matters;
mod mermaid;
mod model;
mod names;
mod paths;
mod places;
mod read;
mod saved;
mod text;
mod unread;

use proc_macro2::TokenStream;

pub use model::{Edge, Held, How, Machine, SavedLocal, Scope, Spot, State, StateKind};

/// The machine of `#[generator(attr)] item`.
///
/// What is told of places in the source is that of the tokens' spans: parse the whole source, and take the item out of that.
///
/// ```
/// let item = "fn countdown(mut n: u32) -> impl Iterator<Item = u32> { while n > 0 { yield_!(n); n -= 1; } }".parse()?;
/// let machine = genfn_lowering::machine::of(Default::default(), item).expect("nothing is wrong with it");
/// assert_eq!(machine.states.len(), 3);
/// assert_eq!(machine.edges[0].words, "n > 0");
/// # Ok::<(), proc_macro2::LexError>(())
/// ```
///
/// # Errors
///
/// Mistakes come out as `compile_error!`s, as those of [`expand`](crate::expand) do.
pub fn of(attr: TokenStream, item: TokenStream) -> Result<Machine, TokenStream> {
    read::machine(attr, item)
}

/// The machine of `gen_!(input)`; it is called by this name.
///
/// # Errors
///
/// Mistakes come out as `compile_error!`s, as those of [`expand_expression`](crate::expand_expression) do.
pub fn of_expression(name: &str, input: TokenStream) -> Result<Machine, TokenStream> {
    read::expression(name, input)
}
