//! From syntax to syntax, before the body is taken apart. Nothing here knows the [`ir`](crate::ir).
//!
//! | file | what it rewrites |
//! | --- | --- |
//! | `awaited_loops.rs` | loops over streams |
//! | `borrowed_fields.rs` | a local's fields, borrowed one by one: what two of these do |
//! | `destructuring_assignment.rs` | assignments that take a value apart |
//! | `disjoint_fields.rs` | fields of `&mut` arguments |
//! | `ends.rs` | what a body ends with that evaluates to `()` |
//! | `foregone.rs` | nothing: it says again what is decided before it runs |
//! | `lends.rs` | of which locals a yield lends a field: asked by two of these |
//! | `lent_fields.rs` | locals of which a field is lent to the consumer |
//! | `own_macros/` | calls of macros that the body declares, and that yield |
//! | `parentheses.rs` | parentheses that nobody needs |
//! | `place_names.rs` | names of places, where a generator is written down |
//! | `rename_self.rs` | `self`, which can't be a variable of the emitted closure |
//! | `renamed_markers.rs` | markers under another name |
//! | `shadowing.rs` | a `let` that hides what it takes a part of |
//! | `valueless.rs` | a `break` with a value out of a loop that has none |

pub(crate) mod awaited_loops;
mod borrowed_fields;
pub(crate) mod destructuring_assignment;
pub(crate) mod disjoint_fields;
mod ends;
pub(crate) mod foregone;
mod lends;
pub(crate) mod lent_fields;
pub(crate) mod own_macros;
pub(crate) mod parentheses;
pub(crate) mod place_names;
pub(crate) mod rename_self;
pub(crate) mod renamed_markers;
pub(crate) mod shadowing;
pub(crate) mod valueless;

use crate::exceptions::{self, Lowered};
use crate::listed::Listed;
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::words::Words;

/// A checked body as both engines take it, or, if it is for the explicit one, as that does.
pub(crate) fn prepared(block: &syn::Block, words: Words, declared: &Declared, arguments: &[Argument]) -> Lowered {
    let mut block = block.clone();
    ends::told(&mut block, declared);
    let mut body = exceptions::lower(&block, words, declared);
    // Where there is none, rustc is to say so of the user's own word.
    if arguments.iter().any(|argument| argument.outside.is_receiver()) {
        rename_self::rename_self(&mut body.block);
    }
    if !declared.pinned {
        let exclusive = arguments.iter().filter(|argument| argument.exclusive);
        let exclusive: Vec<_> = exclusive.map(|argument| argument.name.clone()).listed();
        body.block = disjoint_fields::borrow_fields(&body.block, &exclusive);
        body.block = lent_fields::borrow_lent(&body.block);
        body.block = shadowing::hide_later(&body.block);
    }
    body
}
