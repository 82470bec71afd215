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

use std::collections::{HashMap, VecDeque};

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Lifetime;

use super::path::Step;
use super::{Codegen, braced, internal};
use crate::analysis::EntryKind;
use crate::flow::NodeId;
use crate::ir::{Block, BlockId, PointId};

/// Each way out drops all locals in scope: a body with more suspension points goes without, for the time that rustc takes.
const MOST: usize = 64;

impl Codegen<'_> {
    /// The code of a block in a region.
    pub(super) fn block(&self, region: NodeId, block: &Block, contents: TokenStream) -> TokenStream {
        let mut brace = block.brace;
        if let Some(closing) = self.closings.get(&(region, block.id)) {
            brace.span = syn::token::Brace(*closing).span;
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
        let few = self.body.points.len() <= MOST;
        let entries = self.regions.entries.keys().copied().filter(move |_| few);
        entries.filter(move |entry| self.regions.reaches(self.flow, region, *entry) && self.left_at(*entry).is_some())
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

    /// For each block of a region that is left inside it, where it is left first.
    pub(super) fn find_closings(&self) -> HashMap<(NodeId, BlockId), Span> {
        let mut closings = HashMap::new();
        for entry in self.regions.entries.keys().filter(|entry| **entry != self.flow.start) {
            let Some(span) = self.left_at(*entry) else { continue };
            let path: &[Step] = &self.paths[entry];
            let blocks = self.blocks_on(&self.body.block, path);
            for region in self.regions.entries.keys() {
                if self.regions.reaches(self.flow, *region, *entry) {
                    for block in &blocks {
                        closings.entry((*region, BlockId(*block))).or_insert(span);
                    }
                }
            }
        }
        closings
    }
}
