//! Locals of which a part is missing where the generator suspends.
//!
//! Rust lets a part of a local be moved: `for item in self.items`, `let Pair { a, .. } = pair;`. What is left stays until the
//! local's scope ends, and it can't be saved as it is. Two ways lead out, and rustc decides between them and a third one,
//! that nothing was moved at all:
//!
//! - *The rest is taken out*, where a pattern tells all parts and the local is not named again. What the pattern leaves is
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
//! Invariants:
//!
//! - A hole is filled only where the part was moved on every path through the statement before, or is `Copy`: a value that is
//!   still there would be dropped too early. So a part counts as moved by its position alone, never for being named.
//! - A part that is named later is never filled: that it is gone then is for rustc to say.
//! - Of a pattern with named fields the rest is only taken out where it is one field: fields are dropped in their order of
//!   declaration, which the pattern need not keep.
//! - A local that is filled becomes mutable. Whether the user has forgotten a `mut`, rustc tells of the body [as it was
//!   written](crate::as_written).
//!
//! Where neither way is open nothing is emitted, and rustc says at the suspension point that the local was moved in part.
//!
//! Whether a way is open depends on what follows, which the graph tells. So first every statement that may move a part is
//! given a *mark*, then the graph is drawn, and then the marks become code or go.

mod complement;
mod fields;
mod find;
mod mark;
mod ordered;
mod paths;
mod settle;
mod shadow;
mod stays;

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::{Expr, Ident, Pat};

use crate::syntax::place::Place;
pub(crate) use complement::Matches;
pub(crate) use settle::settle;
pub(crate) use shadow::hide_later;
pub(crate) use stays::{checks, may_stay, may_stay_or_leave};

/// A part that is missing after a statement.
#[derive(Clone)]
struct Part {
    place: Place,
    how: How,
    /// What is in it that may stay, so that nothing was moved.
    staying: Vec<Probe>,
}

/// A pattern that binds a part of what another one takes apart, of a type that may have a [destructor](stays).
#[derive(Clone)]
struct Probe {
    pat: Pat,
    part: Ident,
}

/// How a part was moved, if it is not `Copy`.
#[derive(Clone)]
enum How {
    /// By its position.
    Moved,
    /// As the receiver of one of std's consuming names.
    Consumed,
    /// By a pattern, unless one of the places that hold it is a reference.
    Matched(Vec<Place>),
    /// By the pattern of an array, in the same way. Nothing is known that fills one.
    Elements(Vec<Place>),
    /// By a `move` closure, in the same way.
    Captured(Vec<Place>),
}

/// What is left of a local.
#[derive(Clone)]
enum Rest {
    /// By a pattern, which binds these names by value, or by an assignment to these places. The complement binds what is left.
    Pattern { bound: Vec<Expr>, complement: Pat, left: Vec<Expr> },
    /// By a pattern that binds all of it, where [its type has a destructor](stays).
    Staying(Expr),
    /// By `S { a, ..base }`.
    Base { complement: Pat, left: Expr },
    /// By the names of fields, which are these places.
    Fields { bound: Vec<Expr>, complement: Pat, left: Expr },
    /// By a `move` closure that names these fields. It takes a pointer whole, and these parts of anything else.
    Captured(Vec<Part>),
    /// By something that takes these out of what the local points to. If that is in a box, `inner` is left of it, but for an
    /// allocation, which nobody sees end. All of it is left if these are copies, and behind any other pointer they are.
    Content { bound: Vec<Expr>, inner: Expr },
}

/// What a statement, or the head of a construct, may take out of one local.
#[derive(Clone)]
struct Taking {
    root: Ident,
    parts: Vec<Part>,
    rest: Option<Rest>,
    does: Does,
}

/// The call that takes what is left out of a local, or of what it points to.
fn rest_call(whole: &Place, question: &TokenStream) -> Expr {
    let call = quote_spanned!(whole.root.span()=> ::genfn::__private::rest!(#whole, #question));
    syn::parse_quote!(#call)
}

/// Why something is marked.
#[derive(Clone, Copy)]
enum Does {
    Take,
    /// It takes nothing, but gives the local a new value.
    Assign,
    /// It ends the local in an `else`, if anything is left of it.
    End,
}
