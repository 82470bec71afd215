//! Entries of the resume function, and the segment of code that runs on from each.
//!
//! Every node belongs to the one entry from which it is reached. Where paths from two entries meet, the meeting point becomes
//! an entry itself, which both jump to: so each piece of code is emitted once. Inside its segment code stays as structured as
//! it was written; a loop that is only reached from one entry stays a loop.

use crate::flow::{Flow, NodeId};
use crate::ir::{JoinId, PointId};
use crate::listed::Listed;
use crate::sorted::{Map, Set};

/// How the resume function comes to an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum EntryKind {
    /// The first resume.
    Start,
    /// A resume after this suspension point.
    Resume(PointId),
    /// A jump to a join, or to the head of a loop.
    Jump(JoinId),
}

impl EntryKind {
    /// What the entry is called.
    pub(crate) fn name(self) -> String {
        match self {
            EntryKind::Start => "Unresumed".to_owned(),
            EntryKind::Resume(point) => format!("Suspend{}", point.0 + 1),
            EntryKind::Jump(join) => format!("Join{}", join.0 + 1),
        }
    }

    pub(crate) fn is_start(self) -> bool {
        match self {
            EntryKind::Start => true,
            EntryKind::Resume(_) | EntryKind::Jump(_) => false,
        }
    }

    /// The suspension point that is resumed after.
    pub(crate) fn point(self) -> Option<PointId> {
        match self {
            EntryKind::Resume(point) => Some(point),
            EntryKind::Start | EntryKind::Jump(_) => None,
        }
    }

    /// The join that is jumped to.
    pub(crate) fn join(self) -> Option<JoinId> {
        match self {
            EntryKind::Jump(join) => Some(join),
            EntryKind::Start | EntryKind::Resume(_) => None,
        }
    }
}

pub(crate) struct Segments {
    /// The entry whose segment each node lies in.
    of: Vec<NodeId>,
    /// In source order, which is the order in which their code is emitted: types are inferred as in the body.
    pub(crate) entries: Map<NodeId, EntryKind>,
    reachable: Vec<bool>,
    /// The nodes of each segment.
    nodes: Map<NodeId, Vec<NodeId>>,
    /// The entries that each segment leads to, in source order.
    exits: Map<NodeId, Vec<NodeId>>,
}

impl Segments {
    /// `entered` are joins that are entries in any case.
    pub(crate) fn solve(flow: &Flow, entered: &Set<JoinId>) -> Segments {
        let reachable = flow.reachable();
        let mut entries = Map::from([(flow.start, EntryKind::Start)]);
        for (point, &(_, entry)) in flow.points.iter().enumerate().filter(|(_, (_, entry))| reachable[entry.0]) {
            entries.insert(entry, EntryKind::Resume(PointId(point)));
        }
        let joins: Map<NodeId, JoinId> =
            flow.joins.iter().enumerate().filter_map(|(join, node)| node.map(|node| (node, JoinId(join)))).collect();
        entries.extend(
            joins
                .iter()
                .filter(|(node, join)| entered.contains(join) && reachable[node.0])
                .map(|(node, join)| (*node, EntryKind::Jump(*join))),
        );
        let mut of = loop {
            match spread(flow, &entries, &reachable) {
                Ok(of) => break of,
                Err(meeting) => {
                    let join = joins.get(&meeting).copied();
                    let join = join.expect("this is a bug in genfn: paths of two entries meet inside native code");
                    entries.insert(meeting, EntryKind::Jump(join));
                }
            }
        };
        // What no path reaches is emitted where it stands.
        for node in 0..flow.nodes.len() {
            if of[node].is_none() {
                let before = flow.nodes[node].textual.or_else(|| flow.nodes[node].preds.first().copied());
                of[node] = Some(before.and_then(|before| of[before.0]).unwrap_or(flow.start));
            }
        }
        let of: Vec<NodeId> = of.into_iter().map(|segment| segment.unwrap_or(flow.start)).listed();
        let mut exits: Map<NodeId, Vec<NodeId>> = Map::new();
        for entry in entries.keys() {
            for pred in flow.node(*entry).preds.iter().filter(|pred| reachable[pred.0]) {
                let exits = exits.entry(of[pred.0]).or_default();
                if exits.last() != Some(entry) {
                    exits.push(*entry);
                }
            }
        }
        let mut nodes: Map<NodeId, Vec<NodeId>> = Map::new();
        for (node, segment) in of.iter().enumerate() {
            nodes.entry(*segment).or_default().push(NodeId(node));
        }
        Segments { of, entries, reachable, nodes, exits }
    }

    /// The nodes of a segment.
    pub(crate) fn nodes(&self, segment: NodeId) -> &[NodeId] {
        self.nodes.get(&segment).map_or(&[], Vec::as_slice)
    }

    /// The entries that a segment leads to.
    pub(crate) fn exits(&self, segment: NodeId) -> &[NodeId] {
        self.exits.get(&segment).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn of(&self, node: NodeId) -> NodeId {
        self.of[node.0]
    }

    pub(crate) fn is_entry(&self, node: NodeId) -> bool {
        self.entries.contains_key(&node)
    }

    /// The nodes of a segment that lead to `target`.
    pub(crate) fn edges(&self, flow: &Flow, segment: NodeId, target: NodeId) -> Vec<NodeId> {
        let preds = flow.node(target).preds.iter().copied();
        preds.filter(|pred| self.reachable[pred.0] && self.of(*pred) == segment).listed()
    }

    pub(crate) fn reaches(&self, flow: &Flow, segment: NodeId, target: NodeId) -> bool {
        !self.edges(flow, segment, target).is_empty()
    }

    pub(crate) fn reachable(&self, node: NodeId) -> bool {
        self.reachable[node.0]
    }
}

/// Gives each node the entry that its predecessors have in common; the first node where they have none is the answer else.
fn spread(flow: &Flow, entries: &Map<NodeId, EntryKind>, reachable: &[bool]) -> Result<Vec<Option<NodeId>>, NodeId> {
    let mut of: Vec<Option<NodeId>> = vec![None; flow.nodes.len()];
    for entry in entries.keys() {
        of[entry.0] = Some(*entry);
    }
    let mut meeting = None;
    flow.fixpoint_forward(&mut |node| {
        let mut changed = false;
        if meeting.is_some() || entries.contains_key(&node) {
            return changed;
        }
        for pred in flow.node(node).preds.iter().filter(|pred| reachable[pred.0]) {
            match (of[node.0], of[pred.0]) {
                (_, None) => {}
                (None, found) => {
                    of[node.0] = found;
                    changed = true;
                }
                (Some(known), Some(found)) if known == found => {}
                (Some(_), Some(_)) => meeting = meeting.or(Some(node)),
            }
        }
        changed
    });
    meeting.map_or(Ok(of), Err)
}
