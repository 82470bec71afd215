//! Which borrows are taken again.

use super::reborrows::Reborrows;
use crate::analysis::{Liveness, Segments};
use crate::flow::{Event, Flow, NodeId, are_apart, borrowed_from};
use crate::ir::kind::TypeKind;
use crate::ir::{Body, LocalId};
use crate::sorted::Set;

impl Reborrows {
    /// `may_yield_borrows` tells whether what the generator yields or returns may hold a reference.
    pub(crate) fn solve(body: &Body, flow: &Flow, segments: &Segments, may_yield_borrows: bool) -> Reborrows {
        let assigned: Set<LocalId> = flow.nodes.iter().flat_map(|node| &node.events).filter_map(reassigned).collect();
        let candidates = flow.borrows.keys().copied();
        let candidates = candidates.filter(|local| !body.locals[local.0].mutable && !assigned.contains(local));
        let mut reborrows = Reborrows {
            borrowed_from: candidates.map(|local| (local, borrowed_from(&flow.borrows[&local]))).collect(),
        };
        if reborrows.borrowed_from.is_empty() {
            return reborrows;
        }
        let entries = || segments.entries.keys().copied();
        let unaided = Liveness::solve(flow, body.locals.len(), segments, &Reborrows::default());
        loop {
            let live = Liveness::solve(flow, body.locals.len(), segments, &reborrows);
            let disturbed = reborrows.disturbed(flow, &live);
            let known = reborrows.borrowed_from.len();
            let roots: Set<LocalId> = reborrows.borrowed_from.keys().copied().collect();
            reborrows.borrowed_from.retain(|local, _| {
                let root = flow.borrows[local].root;
                let is_named = || entries().any(|entry| live.live(entry, *local) && unaided.live(entry, root));
                let info = &body.locals[root.0];
                entries().any(|entry| live.live(entry, *local))
                    && !disturbed.contains(local)
                    && (roots.contains(&root)
                        || match info.kind {
                            TypeKind::Shared => false,
                            TypeKind::Exclusive => is_named(),
                            TypeKind::Plain | TypeKind::Owned | TypeKind::OwnedCollection => true,
                            // It may be a reference, and what is borrowed from it be yielded.
                            TypeKind::Unknown
                            | TypeKind::Collection
                            | TypeKind::NoDrop
                            | TypeKind::Reader
                            | TypeKind::Once
                            | TypeKind::Assumed => !may_yield_borrows || info.mutable || is_named(),
                        })
            });
            if reborrows.borrowed_from.len() == known {
                return reborrows;
            }
        }
    }

    /// The borrows during whose life their root is named.
    fn disturbed(&self, flow: &Flow, live: &Liveness) -> Set<LocalId> {
        let mut disturbed = Set::new();
        for node in (0..flow.nodes.len()).map(NodeId) {
            live.each_event_backwards(flow, node, self, |place, event, is_live| {
                let of_its_root = self.borrowed_from.keys().filter(|local| flow.borrows[local].root == event.local());
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
            Event::UsePart(_, path) | Event::AssignPart(_, path) => are_apart(&borrow.fields, &flow.paths[path.0]),
            Event::Mention(_) => {
                flow.refills.get(&(node, place)).is_some_and(|path| are_apart(&borrow.fields, &flow.paths[path.0]))
            }
            Event::Use(_) | Event::Move(_) | Event::Assign(_) | Event::Declare(..) => false,
        };
        let other = || {
            let mut others = self.borrowed_from.keys().map(|other| &flow.borrows[other]);
            others.find(|other| other.node == node && other.events.contains(&place))
        };
        beside || other().is_some_and(|other| other.root == borrow.root && borrow.lets(other))
    }
}

pub(crate) fn reassigned(event: &Event) -> Option<LocalId> {
    match event {
        Event::Assign(local) => Some(*local),
        Event::Use(_)
        | Event::Mention(_)
        | Event::UsePart(..)
        | Event::AssignPart(..)
        | Event::Move(_)
        | Event::Declare(..) => None,
    }
}
