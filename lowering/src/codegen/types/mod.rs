//! One local, one type: what rustc is told of the types of locals before it comes to the arms.
//!
//! In the plain function a local has one type, which rustc infers from the whole of the body, in its order. In the machine the
//! code lies in the arms of one `match`, each of which declares anew what it needs. So before the `match` stands the body once
//! more, in code that never runs, whole and in its order; and a variable for each local, a `TypeOf`, takes its type from there to
//! the state and to the arms:
//!
//! ```text
//! let mut n = 200u8; yield_!(n.to_string()); n = 100; yield_!((!n).to_string());
//!
//! |state: &mut State| {
//!     let type_of_n = TypeOf::NEW;
//!     if false { never(); { let mut n = 200u8; type_of_n.is(TypeOf::of(&n)); let _: String = n.to_string(); n = 100; … } }
//!     match … {
//!         State::Unresumed {} => { let mut n = 200u8; same_type!(type_of_n, n); … }
//!         State::Suspend1 {} => { let mut n; same_type!(type_of_n, n); n = 100; … }
//!     }
//! }
//! ```
//!
//! rustc infers from code that can't be reached, but its borrow checker does not look at it: nothing is kept alive, moved or
//! assigned there; nothing of it is compiled.
//!
//! Invariants:
//!
//! - *Told* is what the first copy says, *tied* what an arm says. A local is tied wherever an arm declares it, if some arm declares
//!   it again, or nothing but what is parked of it is saved: then no field of the state takes its type there. (Of the latter, only what
//!   may need it: `layout/open.rs`.)
//! - What [may hold a closure](crate::analysis::closures) is not told: its type is another one in each copy. If it is tied, the arms
//!   tell each other.
//! - What is saved of a dead local depends on its type, so it is told after the whole body, when all that rustc can know of that is
//!   known.
//! - What is told are the types of the [ir](crate::ir): also of what desugaring named, of what constructs evaluate to, and of
//!   what is delegated to.

mod body;
mod native;
mod written;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Codegen;
use crate::emit::questions;
use crate::ir::{LocalId, Node};
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// `same_type!(type_of_x, x);`, where an arm declares locals whose types it may not know.
    pub(super) fn tied(&self, locals: &[LocalId]) -> TokenStream {
        let tied = locals.iter().filter(|local| self.types.tied.contains(local)).map(|local| {
            let (variable, name) = (&self.types.locals[local], &self.body.locals[local.0].name);
            questions::same_type(variable, name)
        });
        tied.joined()
    }

    /// The value of a construct that is discarded, of the type that it has in all arms.
    ///
    /// ```text
    /// { yield_!(1); None };        TypeOf::typed(type_of_value, { …; None });
    /// ```
    pub(super) fn discarded(&self, node: &Node, value: TokenStream) -> TokenStream {
        let variable = node.after().and_then(|join| self.types.values.get(&join));
        match variable {
            Some(variable) if !value.is_empty() => quote!(#variable.typed(#value)),
            _ => value,
        }
    }
}
