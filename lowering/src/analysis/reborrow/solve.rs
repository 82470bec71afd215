//! Which borrows are taken again.

use super::taken::Again;
use crate::analysis::{Liveness, Segments};
use crate::flow::{Event, Flow, NodeId, are_apart, taken_from};
use crate::ir::kind::Kind;
use crate::ir::{Body, LocalId};
use crate::sorted::Set;

impl Again {
    /// `lends` tells whether what the generator yields or returns may hold a reference.
    pub(crate) fn solve(body: &Body, flow: &Flow, segments: &Segments, lends: bool) -> Again {
        let assigned: Set<LocalId> = flow.nodes.iter().flat_map(|node| &node.events).filter_map(reassigned).collect();
        let candidates = flow.borrows.keys().copied();
        let candidates = candidates.filter(|local| !body.locals[local.0].mutable && !assigned.contains(local));
        let mut again =
            Again { taken_from: candidates.map(|local| (local, taken_from(&flow.borrows[&local]))).collect() };
        if again.taken_from.is_empty() {
            return again;
        }
        let entries = || segments.entries.keys().copied();
        let unaided = Liveness::solve(flow, body.locals.len(), segments, &Again::default());
        loop {
            let live = Liveness::solve(flow, body.locals.len(), segments, &again);
            let disturbed = again.disturbed(flow, &live);
            let known = again.taken_from.len();
            let roots: Set<LocalId> = again.taken_from.keys().copied().collect();
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

    /// The borrows during whose life their root is named.
    fn disturbed(&self, flow: &Flow, live: &Liveness) -> Set<LocalId> {
        let mut disturbed = Set::new();
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

pub(crate) fn reassigned(event: &Event) -> Option<LocalId> {
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
