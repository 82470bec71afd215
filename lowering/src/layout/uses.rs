//! How the body uses its locals, where the layout depends on it. Each of these questions is asked once.

use proc_macro2::Span;

use super::reborrowed;
use crate::analysis::Analysed;
use crate::flow::{Event, NodeId};
use crate::ir::{JoinId, LocalId, PointId, walk};
use crate::listed::Listed;
use crate::sorted::{Map, Set};

/// For each local, the regions that do something to it.
type ByLocal = Map<LocalId, Set<NodeId>>;

pub(crate) struct Uses {
    /// The regions that assign a local as a whole.
    assigning: ByLocal,
    /// The regions that declare a local with a value.
    initialising: ByLocal,
    /// The regions that read a local.
    reading: ByLocal,
    /// The locals that are shadowed by another one at some entry in the scope of both, or where a path ends that may fill them.
    shadowed: Set<LocalId>,
    /// The names of locals that count as moved at some entry in their scope.
    consumed: Set<String>,
    /// The borrows that each region begins with.
    taken_again: Map<NodeId, Set<LocalId>>,
    /// The suspension points that delegate.
    pub(super) delegating: Set<PointId>,
    /// The joins whose construct's value is taken, and where the construct begins.
    pub(super) joins_with_value: Map<JoinId, Span>,
}

impl Uses {
    pub(super) fn solve(analysed: &Analysed<'_>) -> Uses {
        Uses {
            assigning: regions(analysed, Event::assigned),
            initialising: regions(analysed, Event::initialised),
            reading: regions(analysed, Event::read),
            shadowed: shadowed(analysed),
            consumed: consumed(analysed),
            taken_again: reborrowed::taken(analysed),
            delegating: walk::delegating_points(analysed.body),
            joins_with_value: walk::joins_with_value(analysed.body),
        }
    }

    /// Whether a region assigns a local as a whole.
    pub(crate) fn assigns(&self, region: NodeId, local: LocalId) -> bool {
        self.assigning.get(&local).is_some_and(|regions| regions.contains(&region))
    }

    /// Whether any region does.
    pub(crate) fn is_assigned(&self, local: LocalId) -> bool {
        self.assigning.contains_key(&local)
    }

    /// Each local that is assigned as a whole, with each region that does it.
    pub(super) fn assignments(&self) -> Vec<(NodeId, LocalId)> {
        let mut found = Vec::new();
        for (local, regions) in &self.assigning {
            for region in regions {
                found.push((*region, *local));
            }
        }
        found
    }

    /// Whether a region declares a local with a value.
    pub(crate) fn initialises(&self, region: NodeId, local: LocalId) -> bool {
        self.initialising.get(&local).is_some_and(|regions| regions.contains(&region))
    }

    /// Whether other regions than this one read a local, and this one does not.
    pub(crate) fn is_only_read_outside(&self, region: NodeId, local: LocalId) -> bool {
        self.reading.get(&local).is_some_and(|regions| !regions.contains(&region))
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

    /// Whether a region begins with taking a borrow again.
    pub(crate) fn is_taken_again(&self, region: NodeId, local: LocalId) -> bool {
        self.taken_again.get(&region).is_some_and(|taken| taken.contains(&local))
    }

    /// What is named where a region takes borrows again.
    pub(super) fn taken_from(&self, region: NodeId, analysed: &Analysed<'_>) -> Vec<LocalId> {
        let taken = self.taken_again.get(&region).into_iter().flatten();
        taken.flat_map(|local| analysed.again.taken_from(*local)).copied().listed()
    }

    /// Whether the body delegates to other generators.
    pub(crate) fn delegates(&self) -> bool {
        !self.delegating.is_empty()
    }

    pub(crate) fn delegates_at(&self, point: PointId) -> bool {
        self.delegating.contains(&point)
    }
}

fn regions(analysed: &Analysed<'_>, of: impl Fn(&Event) -> Option<LocalId>) -> ByLocal {
    let mut found = ByLocal::new();
    for (node, info) in analysed.flow.nodes.iter().enumerate() {
        for local in info.events.iter().filter_map(&of) {
            found.entry(local).or_default().insert(analysed.regions.of(NodeId(node)));
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
    let forms = analysed.holding.all_forms().values().flatten();
    let consumed = forms.filter(|(local, form)| form.may_be_empty() && moved.contains(local));
    let consumed = consumed.map(|(local, _)| &analysed.body.locals[local.0]).filter(|local| !local.is_inert());
    consumed.map(|local| local.name.to_string()).collect()
}
