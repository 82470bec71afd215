//! Borrows that are taken again after a suspension, instead of being saved.
//!
//! A machine that can be moved can't hold a borrow of one of its own locals. But where such a local is nothing but the borrow of
//! a place, and nothing else touches that place meanwhile, the same borrow can be had anew:
//!
//! ```text
//! let row = &mut grid[i];                  let row = &mut grid[i];
//! yield_!(row.len());                      *state = State::Suspend1 { i, grid }; return …
//!                                          // resumed
//! row.push(0);                             let row = &mut grid[i]; row.push(0);
//! ```
//!
//! Invariants, for each `let name = &place;` of which this says that it is taken again:
//!
//! - `name` is not `mut`, so it is that borrow as long as it lives.
//! - The place is a local, its *root*, with fields, indices and `*` behind it. To find it again runs no code but that of std:
//!   rustc is asked that nothing in it dereferences or indexes by an impl of someone else's, or is made fit for a written type by
//!   one (`core/src/again.rs`).
//! - An index is a number, or a local that can't change: one that may is [copied](index) when the borrow is taken.
//! - Wherever the borrow is live its root is too, so it is saved; and nothing names the root there, in whatever way. In the
//!   plain program the borrow itself would see to that. In the machine it ends where the state is packed, and rustc would
//!   not miss `grid.clear()` between two yields. Only two uses of the root can do no harm: of fields beside those of the place,
//!   and another such borrow, of fields beside them or if both are shared.
//! - The borrow of a place in what a borrow taken again refers to (`let cell = &mut row[j];`) is taken again after that: in the
//!   order of their declarations.
//!
//! What could be saved is not taken again: a borrow of what a `&` refers to, and of what a `&mut` refers to that is not named any
//! more.

mod index;

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Liveness, Regions};
use crate::flow::{Event, Flow, NodeId, are_apart, taken_from};
use crate::ir::kind::Kind;
use crate::ir::{Body, LocalId};
pub(crate) use index::keep as keep_indices;

/// The borrows that are taken again, each with the locals that it is taken from.
#[derive(Default)]
pub(crate) struct Again {
    taken_from: BTreeMap<LocalId, Vec<LocalId>>,
}

impl Again {
    /// `lends` tells whether what the generator yields or returns may hold a reference.
    pub(crate) fn solve(body: &Body, flow: &Flow, regions: &Regions, lends: bool) -> Again {
        let assigned: BTreeSet<LocalId> =
            flow.nodes.iter().flat_map(|node| &node.events).filter_map(reassigned).collect();
        let candidates = flow.borrows.keys().copied();
        let candidates = candidates.filter(|local| !body.locals[local.0].mutable && !assigned.contains(local));
        let mut again =
            Again { taken_from: candidates.map(|local| (local, taken_from(&flow.borrows[&local]))).collect() };
        if again.taken_from.is_empty() {
            return again;
        }
        let entries = || regions.entries.keys().copied();
        let unaided = Liveness::solve(flow, body.locals.len(), |node| regions.is_entry(node), &Again::default());
        loop {
            let live = Liveness::solve(flow, body.locals.len(), |node| regions.is_entry(node), &again);
            let disturbed = again.disturbed(flow, &live);
            let known = again.taken_from.len();
            let roots: BTreeSet<LocalId> = again.taken_from.keys().copied().collect();
            again.taken_from.retain(|local, _| {
                let root = flow.borrows[local].root;
                let is_named = || entries().any(|entry| live.live(entry, *local) && unaided.live(entry, root));
                let info = &body.locals[root.0];
                entries().any(|entry| live.live(entry, *local))
                    && !disturbed.contains(local)
                    && (roots.contains(&root)
                        || match info.kind {
                            Kind::Shared => false,
                            Kind::Exclusive => is_named(),
                            Kind::Plain | Kind::Owned => true,
                            // It may be a reference, and what is borrowed from it be yielded.
                            Kind::Unknown | Kind::Inert | Kind::Reader | Kind::Once => {
                                !lends || info.mutable || is_named()
                            }
                        })
            });
            if again.taken_from.len() == known {
                return again;
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.taken_from.is_empty()
    }

    pub(crate) fn contains(&self, local: LocalId) -> bool {
        self.taken_from.contains_key(&local)
    }

    /// What has to be there for a borrow to be taken again.
    pub(crate) fn taken_from(&self, local: LocalId) -> &[LocalId] {
        self.taken_from.get(&local).map_or(&[], Vec::as_slice)
    }

    /// The borrows during whose life their root is named.
    fn disturbed(&self, flow: &Flow, live: &Liveness) -> BTreeSet<LocalId> {
        let mut disturbed = BTreeSet::new();
        for node in (0..flow.nodes.len()).map(NodeId) {
            live.each_event_backwards(flow, node, self, |place, event, is_live| {
                let of_its_root = self.taken_from.keys().filter(|local| flow.borrows[local].root == event.local());
                disturbed.extend(
                    of_its_root
                        .filter(|local| is_live(**local) && !self.is_harmless(flow, **local, node, place, event)),
                );
            });
        }
        disturbed
    }

    fn is_harmless(&self, flow: &Flow, local: LocalId, node: NodeId, place: usize, event: Event) -> bool {
        let borrow = &flow.borrows[&local];
        let beside = match event {
            Event::Part(_, path) | Event::AssignPart(_, path) => are_apart(&borrow.fields, &flow.paths[path.0]),
            Event::Mention(_) => {
                flow.refills.get(&(node, place)).is_some_and(|path| are_apart(&borrow.fields, &flow.paths[path.0]))
            }
            Event::Use(_) | Event::Move(_) | Event::Assign(_) | Event::Declare(..) => false,
        };
        let other = || {
            let mut others = self.taken_from.keys().map(|other| &flow.borrows[other]);
            others.find(|other| other.node == node && other.events.contains(&place))
        };
        beside || other().is_some_and(|other| other.root == borrow.root && borrow.lets(other))
    }
}

fn reassigned(event: &Event) -> Option<LocalId> {
    match event {
        Event::Assign(local) => Some(*local),
        Event::Use(_)
        | Event::Mention(_)
        | Event::Part(..)
        | Event::AssignPart(..)
        | Event::Move(_)
        | Event::Declare(..) => None,
    }
}
