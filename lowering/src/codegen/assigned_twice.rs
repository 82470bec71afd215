//! Locals that are not `mut`, and are assigned in one segment after they were in another.
//!
//! Where such a local is not saved, for nobody reads it any more, the second segment declares it anew: rustc would take its
//! assignment for the first one. So where the first segment is left, that assignment stands once more, in code that never runs:
//!
//! ```text
//! let x;
//! x = 1;
//! yield_!(x);
//! x = 2;
//!
//! let x;
//! x = 1;
//! let yielded = x;
//! if false { x = assigned(); }                // at the place of `x = 2`
//! *state = …; return genfn.yielded(yielded);
//! ```
//!
//! There rustc decides whether it was assigned before: code that it takes for unreachable it leaves alone.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::quote_spanned;

use super::context::Codegen;
use crate::analysis::form::Form;
use crate::flow::{Event, Flow, NodeId};
use crate::ir::LocalId;

/// Where a local is assigned next in the scope in which it is at a node: from where to where.
fn assigned_next(flow: &Flow, from: NodeId, local: LocalId) -> Option<(Span, Span)> {
    let mut walk = flow.forward([from]);
    while let Some(node) = walk.next() {
        let found = flow.node(node).events.iter().find_map(|event| match event {
            Event::Assign(assigned) if *assigned == local => Some(true),
            Event::Declare(declared, _) if *declared == local => Some(false),
            Event::Use(_)
            | Event::Mention(_)
            | Event::UsePart(..)
            | Event::AssignPart(..)
            | Event::Move(_)
            | Event::Assign(_)
            | Event::Declare(..) => None,
        });
        match found {
            Some(true) => return flow.assignments.get(&(node, local)).copied(),
            Some(false) => walk.turn_back(),
            None => {}
        }
    }
    None
}

impl Codegen<'_> {
    /// What stands before a segment is left for an entry.
    pub(super) fn assigned_twice(&self, segment: NodeId, entry: NodeId) -> TokenStream {
        let scope = self.flow.scope(entry);
        let mut told = TokenStream::new();
        for (local, given) in &self.assigned_twice.assigned {
            let saved = self.analysed.initialised.form(entry, *local).is_some_and(Form::is_named_again);
            if saved || !scope.contains(local) {
                continue;
            }
            if !self.segments.edges(self.flow, segment, entry).iter().any(|edge| given.contains(edge)) {
                continue;
            }
            let Some((first, last)) = assigned_next(self.flow, entry, *local) else { continue };
            let name = &self.body.locals[local.0].name;
            let mut nothing = Group::new(Delimiter::Parenthesis, TokenStream::new());
            nothing.set_span(last);
            if self.names_variable(segment, *local) {
                let variable = self.variable(*local, scope, Some(first));
                let value = quote_spanned!(first=> ::genfn::__private::assigned #nothing);
                told.extend(quote_spanned!(first=> #[allow(unused, clippy::all)] if false { #variable = #value; }));
            } else if self.finds_live(segment, *local) {
                // A segment that leaves it where it lies has no variable of it.
                let again = Ident::new(&name.to_string(), first.resolved_at(name.span()));
                told.extend(quote_spanned!(first=> #[allow(unused, clippy::all)] if false { let #name = (); #again = #nothing; }));
            }
        }
        told
    }

    fn finds_live(&self, segment: NodeId, local: LocalId) -> bool {
        self.analysed.initialised.form(segment, local).is_some_and(Form::is_live)
    }

    /// Whether a segment has a variable that may hold a local.
    fn names_variable(&self, segment: NodeId, local: LocalId) -> bool {
        self.layout.uses.assigns(segment, local)
            || (self.finds_live(segment, local) && self.layout.in_place(segment).is_none())
            || self.layout.uses.initialises(segment, local)
    }
}
