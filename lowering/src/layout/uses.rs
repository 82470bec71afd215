//! How the body uses its locals, where the layout depends on it. Each of these questions is asked once.

use proc_macro2::Span;

use super::reborrowed;
use crate::analysis::Analysed;
use crate::flow::{Event, NodeId};
use crate::ir::{JoinId, LocalId, PointId, walk};
use crate::listed::Listed;
use crate::sorted::{Map, Set};

/// For each local, the segments that do something to it.
type ByLocal = Map<LocalId, Set<NodeId>>;

pub(crate) struct Uses {
    /// The segments that assign a local as a whole.
    assigning: ByLocal,
    /// The segments that declare a local with a value.
    initialising: ByLocal,
    /// The segments that read a local.
    reading: ByLocal,
    /// The locals that are shadowed by another one at some entry in the scope of both, or where a path ends that may fill them.
    shadowed: Set<LocalId>,
    /// The names of locals that count as moved at some entry in their scope.
    consumed: Set<String>,
    /// The borrows that each segment begins with.
    reborrowed: Map<NodeId, Set<LocalId>>,
    /// The suspension points that delegate.
    pub(super) delegating: Set<PointId>,
    /// The joins whose construct's value is taken, and where the construct begins.
    pub(super) joins_with_value: Map<JoinId, Span>,
}

impl Uses {
    pub(super) fn solve(analysed: &Analysed<'_>) -> Uses {
        Uses {
            assigning: segments(analysed, Event::assigned),
            initialising: segments(analysed, Event::initialised),
            reading: segments(analysed, Event::read),
            shadowed: shadowed(analysed),
            consumed: consumed(analysed),
            reborrowed: reborrowed::reborrowed(analysed),
            delegating: walk::delegating_points(analysed.body),
            joins_with_value: walk::joins_with_value(analysed.body),
        }
    }

    /// Whether a segment assigns a local as a whole.
    pub(crate) fn assigns(&self, segment: NodeId, local: LocalId) -> bool {
        self.assigning.get(&local).is_some_and(|segments| segments.contains(&segment))
    }

    /// Whether any segment does.
    pub(crate) fn is_assigned(&self, local: LocalId) -> bool {
        self.assigning.contains_key(&local)
    }

    /// Each local that is assigned as a whole, with each segment that does it.
    pub(super) fn assignments(&self) -> Vec<(NodeId, LocalId)> {
        let mut found = Vec::new();
        for (local, segments) in &self.assigning {
            for segment in segments {
                found.push((*segment, *local));
            }
        }
        found
    }

    /// Whether a segment declares a local with a value.
    pub(crate) fn initialises(&self, segment: NodeId, local: LocalId) -> bool {
        self.initialising.get(&local).is_some_and(|segments| segments.contains(&segment))
    }

    /// Whether other segments than this one read a local, and this one does not.
    pub(crate) fn is_only_read_outside(&self, segment: NodeId, local: LocalId) -> bool {
        self.reading.get(&local).is_some_and(|segments| !segments.contains(&segment))
    }

    /// The locals for which another name has to be kept.
    pub(crate) fn shadowed(&self) -> impl Iterator<Item = LocalId> + '_ {
        self.shadowed.iter().copied()
    }

    /// Whether another name has to be kept for a local.
    pub(crate) fn is_shadowed(&self, local: LocalId) -> bool {
        self.shadowed.contains(&local)
    }

    /// Whether consuming method calls of this name are checked, for the local counts as gone afterwards.
    pub(crate) fn is_consumed(&self, name: &str) -> bool {
        self.consumed.contains(name)
    }

    /// Whether a segment begins with taking a borrow again.
    pub(crate) fn is_reborrowed(&self, segment: NodeId, local: LocalId) -> bool {
        self.reborrowed.get(&segment).is_some_and(|reborrowed| reborrowed.contains(&local))
    }

    /// What is named where a segment takes borrows again.
    pub(super) fn borrowed_from(&self, segment: NodeId, analysed: &Analysed<'_>) -> Vec<LocalId> {
        let reborrowed = self.reborrowed.get(&segment).into_iter().flatten();
        reborrowed.flat_map(|local| analysed.reborrows.borrowed_from(*local)).copied().listed()
    }

    /// Whether the body delegates to other generators.
    pub(crate) fn delegates(&self) -> bool {
        !self.delegating.is_empty()
    }

    pub(crate) fn delegates_at(&self, point: PointId) -> bool {
        self.delegating.contains(&point)
    }
}

fn segments(analysed: &Analysed<'_>, of: impl Fn(&Event) -> Option<LocalId>) -> ByLocal {
    let mut found = ByLocal::new();
    for (node, info) in analysed.flow.nodes.iter().enumerate() {
        for local in info.events.iter().filter_map(&of) {
            found.entry(local).or_default().insert(analysed.segments.of(NodeId(node)));
        }
    }
    found
}

fn shadowed(analysed: &Analysed<'_>) -> Set<LocalId> {
    let mut shadowed = Set::new();
    let locals = &analysed.body.locals;
    let names: Vec<String> = locals.iter().map(|local| local.name.to_string()).listed();
    let entries = analysed.flow.nodes.iter().filter_map(|node| node.scope.as_ref());
    for scope in entries.chain(analysed.flow.visible.values()) {
        let mut visible: Map<&str, LocalId> = Map::new();
        for local in scope {
            shadowed.extend(visible.insert(&names[local.0], *local));
        }
    }
    shadowed
}

fn consumed(analysed: &Analysed<'_>) -> Set<String> {
    let moved: Set<LocalId> =
        analysed.flow.nodes.iter().flat_map(|node| &node.events).filter_map(Event::moved).collect();
    let forms = analysed.initialised.all_forms().values().flatten();
    let consumed = forms.filter(|(local, form)| form.may_be_uninit() && moved.contains(local));
    let consumed = consumed.map(|(local, _)| &analysed.body.locals[local.0]).filter(|local| !local.needs_no_drop());
    consumed.map(|local| local.name.to_string()).collect()
}
