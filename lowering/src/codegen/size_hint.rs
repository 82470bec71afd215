//! How many values are still to come in each state; nothing, unless it is known of the first.
//!
//! ```text
//! yield_!(1);                      fn size_hint(&self) -> SizeHint {
//! if n > 3 { yield_!(2); }             match self {
//!                                          State::Unresumed { .. } => between(1, 2),
//!                                          State::Suspend1 { .. } => between(0, 1),
//!                                          State::Suspend2 { .. } | State::Returned => between(0, 0),
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Codegen;
use crate::analysis::{EntryKind, Remaining};
use crate::emit::tokens::internal;
use crate::exceptions::Lowered;
use crate::flow::Flow;
use crate::ir::Body;
use crate::listed::Listed;
use crate::source::signature::{self, Declared};

/// How many values are still to come; nothing, where nothing is known at the start.
pub(super) fn remaining(declared: &Declared, body: &Body, flow: &Flow, source: &Lowered) -> Option<Remaining> {
    if body.handles || !signature::is_unit(&declared.sends) {
        return None;
    }
    // Who asks mostly asks at the start. In between it is worth the code only if it is at the start, too.
    Some(Remaining::solve(body, flow, &source.words)).filter(|remaining| remaining.after(flow.start) != (0, None))
}

impl Codegen<'_> {
    /// The method, if there is something to tell.
    pub(super) fn size_hint(&self) -> Option<TokenStream> {
        let remaining = self.remaining.as_ref()?;
        // What ended the body may be an item, too.
        let has_last = self.declared.protocol.is_fallible() || (self.declared.has_items() && !self.declared.is_plain());
        let hints = quote!(::genfn::__private::size_hint);
        let known: Vec<TokenStream> = self
            .layout
            .variants
            .distinct_entries()
            .into_iter()
            .filter(|entry| self.segments.reachable(*entry) && self.layout.variants.is_resumable(*entry))
            .filter_map(|entry| {
                let (at_least, at_most) = match self.segments.entries[&entry] {
                    EntryKind::Start | EntryKind::Jump(_) => remaining.after(entry),
                    EntryKind::Resume(point) if self.layout.uses.delegates_at(point) => {
                        (remaining.after(entry).0, None)
                    }
                    EntryKind::Resume(_) => remaining.after(entry),
                };
                if (at_least, at_most) == (0, None) {
                    return None;
                }
                let found = self.is_at(entry);
                let least = Literal::usize_unsuffixed(at_least);
                let most = at_most.map(|at_most| Literal::usize_unsuffixed(at_most + usize::from(has_last)));
                let hint = match most {
                    Some(most) => quote!(between(#least, #most)),
                    None => quote!(at_least(#least)),
                };
                Some(quote!(#found => #hints::#hint,))
            })
            .listed();
        let self_token = internal("self");
        let state = &self.state_name;
        Some(quote! {
            fn size_hint(&#self_token) -> #hints::SizeHint {
                match #self_token {
                    #(#known)*
                    #state::Returned => #hints::between(0, 0),
                    #[allow(unreachable_patterns)]
                    _ => #hints::at_least(0),
                }
            }
        })
    }
}
