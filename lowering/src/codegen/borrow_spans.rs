//! What makes rustc tell of a borrow across a suspension point once, and well.
//!
//! A local that is borrowed where it is packed has two mistakes for rustc: it is moved while it is borrowed (E0505), and it is
//! gone while it is borrowed (E0597). Only the second is worth telling: it shows where the borrow is taken, and where the
//! local is dropped. rustc skips an error about a local that it has told of at the same place in the source. So
//!
//! - a block that is left for another region has its `}` at the `!` of the marker, which is where it is left;
//! - there the locals are packed;
//! - and before that stands a way out of the block that is never taken, in which they are dropped at its `}`: it comes first.
//!
//! ```text
//! '__left1: {
//!     …
//!     if true {} else { break '__left1; }
//!     *state = State::Suspend1 { … };
//!     return yielded;
//! }
//! return never;
//! ```
//!
//! Each way out has a label of its own, for rustc drops the locals once for all jumps to one label, after the last of them.

use std::collections::VecDeque;

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Lifetime;

use super::context::Codegen;
use crate::analysis::{EntryKind, Status};
use crate::emit::tokens::{braced, internal};
use crate::flow::{Event, NodeId};
use crate::ir::{Block, BlockId, LocalId, PointId};
use crate::layout::entries::{Step, blocks_on};
use crate::sorted::Map;

/// Each way out drops all locals in scope: a body in which they are more in all goes without, for the time that rustc takes.
const MOST: usize = 1024;

impl Codegen<'_> {
    /// The code of a block in a region.
    pub(super) fn block(&self, region: NodeId, block: &Block, contents: TokenStream) -> TokenStream {
        let mut brace = block.brace;
        if let Some(span) = self.closings.get(&(region, block.id)).and_then(|entry| self.left_at(*entry)) {
            brace.span = syn::token::Brace(span).span;
        }
        braced(brace, contents)
    }

    /// The `!` of the marker at which a region is left for an entry, or of the one that comes next.
    pub(super) fn left_at(&self, entry: NodeId) -> Option<Span> {
        let point = match self.regions.entries[&entry] {
            EntryKind::Resume(point) => Some(point),
            EntryKind::Jump(_) | EntryKind::Start => self.next_point(entry),
        };
        point.map(|point| self.body.points[point.0].bang)
    }

    fn next_point(&self, from: NodeId) -> Option<PointId> {
        let mut seen = vec![false; self.flow.nodes.len()];
        let mut open = VecDeque::from([from]);
        while let Some(node) = open.pop_front() {
            if let Some(point) = self.flow.points.iter().position(|(site, _)| *site == node) {
                return Some(PointId(point));
            }
            if !std::mem::replace(&mut seen[node.0], true) {
                open.extend(&self.flow.node(node).succs);
            }
        }
        None
    }

    /// The exits of a region, in source order: the entries that it leads to.
    fn exits(&self, region: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let drops: usize = self.regions.entries.keys().map(|entry| self.flow.scope(*entry).len()).sum();
        // What stays where it lies is not packed.
        let few = drops <= MOST && !self.residence.contains_key(&region);
        let exits = self.regions.exits(region).iter().copied().filter(move |_| few);
        exits.filter(|entry| self.left_at(*entry).is_some())
    }

    fn exit_label(&self, entry: NodeId) -> Lifetime {
        Lifetime::new(&format!("'__left{}", entry.0), Span::mixed_site())
    }

    /// The way out that is never taken.
    pub(super) fn never_left(&self, region: NodeId, entry: NodeId) -> TokenStream {
        if !self.exits(region).any(|exit| exit == entry) {
            return TokenStream::new();
        }
        let label = self.exit_label(entry);
        quote!(if true {} else { break #label; })
    }

    /// Where the ways out of a region lead to.
    pub(super) fn labelled(&self, region: NodeId, body: TokenStream) -> TokenStream {
        let genfn = internal("__genfn");
        let mut exits = self.exits(region).peekable();
        if exits.peek().is_none() {
            return body;
        }
        let labelled = exits.fold(body, |body, entry| {
            let label = self.exit_label(entry);
            quote!(#label: { #body })
        });
        quote!(#labelled return #genfn.never();)
    }

    /// For each block of a region that is left inside it, for which entry: where it seems to end.
    ///
    /// Of several, the first that something comes before which names a local of the block, for that may borrow it.
    pub(super) fn find_closings(&self) -> Map<(NodeId, BlockId), NodeId> {
        let mut left: Map<(NodeId, BlockId), Vec<NodeId>> = Map::new();
        for entry in self.regions.entries.keys().filter(|entry| **entry != self.flow.start) {
            if self.left_at(*entry).is_none() {
                continue;
            }
            let path: &[Step] = &self.paths[entry];
            let blocks = blocks_on(&self.body.block, path);
            for region in self.regions.entries.keys() {
                if self.regions.reaches(self.flow, *region, *entry) {
                    for block in &blocks {
                        left.entry((*region, BlockId(*block))).or_default().push(*entry);
                    }
                }
            }
        }
        let closings = left.into_iter().map(|((region, block), entries)| {
            let lent = |entry: &&NodeId| entries.len() > 1 && self.names_before(region, block, **entry);
            let closing = entries.iter().find(lent).unwrap_or(&entries[0]);
            ((region, block), *closing)
        });
        closings.collect()
    }

    /// Whether the region uses a local of the block on some path to the entry.
    fn names_before(&self, region: NodeId, block: BlockId, entry: NodeId) -> bool {
        let mut seen = vec![false; self.flow.nodes.len()];
        let mut open: Vec<NodeId> = self.regions.edges(self.flow, region, entry).collect();
        while let Some(node) = open.pop() {
            if std::mem::replace(&mut seen[node.0], true) {
                continue;
            }
            let info = self.flow.node(node);
            let used = info.events.iter().any(|event| match event {
                Event::Use(local) | Event::Mention(local) | Event::Part(local, _) => {
                    let local = &self.body.locals[local.0];
                    local.block == block && !local.is_inert()
                }
                Event::AssignPart(..) | Event::Move(_) | Event::Assign(_) | Event::Declare(..) => false,
            });
            if used {
                return true;
            }
            if node != region {
                open.extend(info.preds.iter().filter(|pred| self.regions.of(**pred) == region));
            }
        }
        false
    }

    /// Where a local is packed, for what rustc tells of it; and what is done before.
    ///
    /// One that may have been moved is told of where it is used again. The others are, where their block seems to end: there
    /// rustc has told of a borrow already. If that is not where the region is left, the local is looked at there, which is no
    /// borrow and no move, but has to find it: `match local { _ => {} }`.
    pub(super) fn packed_at(
        &self,
        (region, entry): (NodeId, NodeId),
        (local, status): (LocalId, Status),
        scope: &[LocalId],
        at: Option<Span>,
    ) -> (Option<Span>, TokenStream) {
        if status.may_be(Status::EMPTY) {
            let next = self.flow.named_next(entry, local);
            // Around a loop that may be where it was moved: then it is kept for the next turn, which the marker shows.
            let next = next.filter(|(node, _)| self.regions.of(*node) != region).map(|(_, span)| span);
            return (next.or(at), TokenStream::new());
        }
        let block = self.body.locals[local.0].block;
        if let Some(end) = self.arm_ends.get(&local)
            && self.paths.get(&region).is_none_or(|path| !blocks_on(&self.body.block, path).contains(&block.0))
        {
            return (Some(*end), TokenStream::new());
        }
        match self.closings.get(&(region, block)) {
            Some(closing) if *closing != entry => {
                let looked_at = (status == Status::HOLDS).then(|| self.variable(local, scope, at));
                (
                    self.left_at(*closing),
                    looked_at.map_or_else(TokenStream::new, |local| quote!(match #local { _ => {} })),
                )
            }
            _ => (at, TokenStream::new()),
        }
    }
}
