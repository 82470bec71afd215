//! What makes rustc tell of a borrow across a suspension point once, and well.
//!
//! A local that is borrowed where it is packed has two mistakes for rustc: it is moved while it is borrowed (E0505), and it is
//! gone while it is borrowed (E0597). Only the second is worth telling: it shows where the borrow is taken, and where the
//! local is dropped. rustc skips an error about a local that it has told of at the same place in the source. So
//!
//! - a block that is left for another segment has its `}` at the `!` of the marker, which is where it is left;
//! - there the locals are packed;
//! - and before that stands a way out of the block that is never taken, in which they are dropped at its `}`: it comes first.
//!
//! ```text
//! '__exit1: {
//!     …
//!     if true {} else { break '__exit1; }
//!     *state = State::Suspend1 { … };
//!     return yielded;
//! }
//! return never;
//! ```
//!
//! Each way out has a label of its own, for rustc drops the locals once for all jumps to one label, after the last of them.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Lifetime;

use super::context::Codegen;
use crate::analysis::Status;
use crate::emit::tokens::{braced, internal};
use crate::flow::NodeId;
use crate::ir::{Block, LocalId};
use crate::layout::entries::blocks_on;
use crate::listed::Listed;

impl Codegen<'_> {
    /// The code of a block in a segment.
    pub(super) fn block(&self, segment: NodeId, block: &Block, contents: TokenStream) -> TokenStream {
        let mut brace = block.brace;
        if let Some(span) = self.spans.closing(segment, block.id).and_then(|entry| self.left_at(entry)) {
            brace.span = syn::token::Brace(span).span;
        }
        braced(brace, contents)
    }

    /// The `!` of the marker at which a segment is left for an entry, or of the one that comes next.
    pub(super) fn left_at(&self, entry: NodeId) -> Option<Span> {
        self.spans.left_at(entry)
    }

    /// The exits of a segment, in source order: the entries that it leads to.
    fn exits(&self, segment: NodeId) -> Vec<NodeId> {
        // What stays where it lies is not packed.
        let few = self.spans.are_few() && self.layout.in_place(segment).is_none();
        let exits = self.segments.exits(segment).iter().copied();
        exits.filter(|entry| few && self.left_at(*entry).is_some()).listed()
    }

    /// The labels of the ways out of a segment.
    pub(super) fn exit_labels(&self, segment: NodeId) -> Vec<Lifetime> {
        self.exits(segment).into_iter().map(|entry| self.exit_label(entry)).listed()
    }

    fn exit_label(&self, entry: NodeId) -> Lifetime {
        Lifetime::new(&format!("'__exit{}", entry.0), Span::mixed_site())
    }

    /// The way out that is never taken.
    pub(super) fn never_left(&self, segment: NodeId, entry: NodeId) -> TokenStream {
        if !self.exits(segment).contains(&entry) {
            return TokenStream::new();
        }
        let label = self.exit_label(entry);
        quote!(if true {} else { break #label; })
    }

    /// Where the ways out of a segment lead to.
    pub(super) fn labelled(&self, segment: NodeId, body: TokenStream) -> TokenStream {
        let genfn = internal("__genfn");
        let mut exits = self.exits(segment).into_iter().peekable();
        if exits.peek().is_none() {
            return body;
        }
        let labelled = exits.fold(body, |body, entry| {
            let label = self.exit_label(entry);
            quote!(#label: { #body })
        });
        quote!(#labelled return #genfn.never();)
    }

    /// Where a local is packed, for what rustc tells of it; and what is done before.
    ///
    /// One that may have been moved is told of where it is used again. The others are, where their block seems to end: there
    /// rustc has told of a borrow already. If that is not where the segment is left, the local is looked at there, which is no
    /// borrow and no move, but has to find it: `match local { _ => {} }`.
    pub(super) fn packed_at(
        &self,
        (segment, entry): (NodeId, NodeId),
        (local, status): (LocalId, Status),
        scope: &[LocalId],
        at: Option<Span>,
    ) -> (Option<Span>, TokenStream) {
        if status.may_be_uninit() {
            // Around a loop that may be where it was moved.
            let next = self.flow.named_next(entry, local).map(|(_, span)| span);
            return (next.or(at), TokenStream::new());
        }
        let block = self.body.locals[local.0].block;
        if let Some(end) = self.spans.arm_end(local)
            && self.layout.path(segment).is_none_or(|path| !blocks_on(&self.body.block, path).contains(&block.0))
        {
            return (Some(end), TokenStream::new());
        }
        match self.spans.closing(segment, block) {
            Some(closing) if closing != entry => {
                let looked_at = status.is_init().then(|| self.variable(local, scope, at));
                (
                    self.left_at(closing),
                    looked_at.map_or_else(TokenStream::new, |local| quote!(match #local { _ => {} })),
                )
            }
            _ => (at, TokenStream::new()),
        }
    }
}
