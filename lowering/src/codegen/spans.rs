//! Where segments are left, as places in the source: for what rustc [tells of borrows](super::borrow_spans).

use proc_macro2::Span;

use crate::analysis::{Analysed, EntryKind};
use crate::emit::tokens::before;
use crate::flow::{Event, Flow, NodeId};
use crate::ir::{BlockId, LocalId, PointId, walk};
use crate::layout::Layout;
use crate::layout::entries::blocks_on;
use crate::sorted::Map;

/// Each way out drops all locals in scope: a body in which they are more in all goes without, for the time that rustc takes.
const MOST: usize = 1024;

/// Where segments are left.
pub(super) struct Spans {
    /// For each entry, the `!` of the marker at which it is left for, or of the one that comes next.
    marker_at: Map<NodeId, Span>,
    /// Where blocks that are left inside a segment seem to end: where it is left for this entry.
    closings: Map<(NodeId, BlockId), NodeId>,
    /// Where what the last arm of a match binds is dropped, if it has braces of its own around it: see [`ir::Arm`](crate::ir::Arm).
    arm_ends: Map<LocalId, Span>,
    /// Whether ways out that are never taken don't cost too much.
    are_few: bool,
}

impl Spans {
    pub(super) fn solve(layout: &Layout<'_>) -> Spans {
        let Analysed { body, flow, segments, .. } = layout.analysed;
        let point = |entry: NodeId| match segments.entries[&entry] {
            EntryKind::Resume(point) => Some(point),
            EntryKind::Jump(_) | EntryKind::Start => next_point(flow, entry),
        };
        let marker_at = segments.entries.keys().filter_map(|entry| Some((*entry, body.points[point(*entry)?.0].bang)));
        let marker_at: Map<NodeId, Span> = marker_at.collect();
        let drops: usize = segments.entries.keys().map(|entry| flow.scope(*entry).len()).sum();
        Spans {
            closings: closings(layout, |entry| marker_at.contains_key(&entry)),
            marker_at,
            arm_ends: walk::arm_ends(body),
            are_few: drops <= MOST,
        }
    }

    /// Where that begins: rustc counts nothing that is run there. A segment may be left for the head of a loop long before the marker that
    /// comes next is reached.
    pub(super) fn left_at(&self, entry: NodeId) -> Option<Span> {
        self.marker_at(entry).map(before)
    }

    /// The `!` itself.
    pub(super) fn marker_at(&self, entry: NodeId) -> Option<Span> {
        self.marker_at.get(&entry).copied()
    }

    pub(super) fn arm_end(&self, local: LocalId) -> Option<Span> {
        self.arm_ends.get(&local).copied()
    }

    pub(super) fn are_few(&self) -> bool {
        self.are_few
    }

    /// The entry for which a segment is left where a block seems to end.
    pub(super) fn closing(&self, segment: NodeId, block: BlockId) -> Option<NodeId> {
        self.closings.get(&(segment, block)).copied()
    }
}

fn next_point(flow: &Flow, from: NodeId) -> Option<PointId> {
    let ends = |node: NodeId| flow.points.iter().position(|(site, _)| *site == node);
    flow.forward([from]).find_map(ends).map(PointId)
}

/// For each block of a segment that is left inside it, for which entry: where it seems to end.
///
/// If it is left for several entries: the first before which the segment uses a local of the block, since that use may be the
/// borrow.
fn closings(layout: &Layout<'_>, is_left: impl Fn(NodeId) -> bool) -> Map<(NodeId, BlockId), NodeId> {
    let Analysed { body, flow, segments, .. } = layout.analysed;
    let mut left: Map<(NodeId, BlockId), Vec<NodeId>> = Map::new();
    for entry in segments.entries.keys().filter(|entry| **entry != flow.start && is_left(**entry)) {
        let blocks = blocks_on(&body.block, layout.path(*entry).unwrap_or_default());
        for segment in segments.entries.keys().filter(|segment| segments.reaches(flow, **segment, *entry)) {
            for block in &blocks {
                left.entry((*segment, BlockId(*block))).or_default().push(*entry);
            }
        }
    }
    let closings = left.into_iter().map(|((segment, block), entries)| {
        let lent = |entry: &&NodeId| entries.len() > 1 && names_before(layout.analysed, segment, block, **entry);
        let closing = entries.iter().find(lent).unwrap_or(&entries[0]);
        ((segment, block), *closing)
    });
    closings.collect()
}

/// Whether the segment uses a local of the block on some path to the entry.
fn names_before(analysed: &Analysed<'_>, segment: NodeId, block: BlockId, entry: NodeId) -> bool {
    let Analysed { body, flow, segments, .. } = analysed;
    let mut walk = flow.backward(segments.edges(flow, segment, entry));
    while let Some(node) = walk.next() {
        if segments.of(node) != segment {
            walk.turn_back();
            continue;
        }
        let used = flow.node(node).events.iter().any(|event| match event {
            Event::Use(local) | Event::Mention(local) | Event::UsePart(local, _) => {
                let local = &body.locals[local.0];
                local.block == block && !local.needs_no_drop()
            }
            Event::AssignPart(..) | Event::Move(_) | Event::Assign(_) | Event::Declare(..) => false,
        });
        if used {
            return true;
        }
        if node == segment {
            walk.turn_back();
        }
    }
    false
}
