//! Locals whose value nobody reads before they get another one, after a suspension.
//!
//! rustc says of the plain function that the *value* is never read. An arm that only declares such a local would be told that the
//! *variable* is unused. So where the arm is left, it is assigned once more, and read, in code that never runs:
//!
//! ```text
//! let mut x = 3;                  // value assigned to `x` is never read
//! yield_!(1);
//! x = 4;
//! yield_!(x);
//!
//! let mut x = 3;
//! if false { x = assigned(); let _ = &x; }
//! *state = …; return genfn.yielded(1);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Codegen;
use crate::analysis::form::Form;
use crate::flow::NodeId;
use crate::ir::LocalId;
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// What stands before a segment is left for an entry.
    pub(super) fn overwritten_later(&self, segment: NodeId, entry: NodeId) -> TokenStream {
        let scope = self.flow.scope(entry);
        let is_saved = |local: LocalId| self.analysed.initialised.form(entry, local).is_some_and(Form::is_named_again);
        let overwritten = scope.iter().filter(|local| {
            let info = &self.body.locals[local.0];
            info.mutable
                && !info.role.is_synthetic()
                && !is_saved(**local)
                && self.layout.uses.initialises(segment, **local)
                && self.layout.uses.is_only_read_outside(segment, **local)
        });
        let told = overwritten.map(|local| {
            let variable = self.variable(*local, scope, None);
            quote!(#[allow(unused, clippy::all)] if false { #variable = ::genfn::__private::assigned(); let _ = &#variable; })
        });
        told.joined()
    }
}
