//! How the body uses its locals, where the layout depends on it.

use crate::analysis::Analysed;
use crate::flow::{Event, NodeId};
use crate::ir::{LocalId, walk};
use crate::sorted::{Map, Set};

/// The names of locals that count as moved at some entry in their scope.
pub(crate) fn consumed(analysed: &Analysed<'_>) -> Vec<String> {
    let moved: Vec<LocalId> = analysed
        .flow
        .nodes
        .iter()
        .flat_map(|node| &node.events)
        .filter_map(|event| match event {
            Event::Move(local) => Some(*local),
            Event::Use(_)
            | Event::Mention(_)
            | Event::Part(..)
            | Event::AssignPart(..)
            | Event::Assign(_)
            | Event::Declare(..) => None,
        })
        .collect();
    let mut names: Vec<String> = analysed
        .holding
        .all_forms()
        .flat_map(|(_, forms)| forms)
        .filter(|(local, form)| form.may_be_empty() && moved.contains(local))
        .map(|(local, _)| &analysed.body.locals[local.0])
        .filter(|local| !local.is_inert())
        .map(|local| local.name.to_string())
        .collect();
    names.sort();
    names.dedup();
    names
}

/// The locals that are shadowed by another one at some entry in the scope of both, or where a path ends that may fill them.
pub(crate) fn shadowed(analysed: &Analysed<'_>) -> Set<LocalId> {
    let mut shadowed = Set::new();
    let locals = &analysed.body.locals;
    let names: Vec<String> = locals.iter().map(|local| local.name.to_string()).collect();
    let entries = analysed.flow.nodes.iter().filter_map(|node| node.scope.as_ref());
    for scope in entries.chain(analysed.flow.visible.values()) {
        let mut visible: Map<&str, LocalId> = Map::new();
        for local in scope {
            shadowed.extend(visible.insert(&names[local.0], *local));
        }
    }
    shadowed
}

/// The regions that assign a local as a whole.
pub(crate) fn assigned(analysed: &Analysed<'_>) -> Set<(NodeId, LocalId)> {
    let nodes = analysed.flow.nodes.iter().enumerate();
    let assigned = nodes.flat_map(|(node, info)| {
        let region = analysed.regions.of(NodeId(node));
        info.events.iter().filter_map(move |event| match event {
            Event::Assign(local) => Some((region, *local)),
            Event::Use(_)
            | Event::Mention(_)
            | Event::Part(..)
            | Event::AssignPart(..)
            | Event::Move(_)
            | Event::Declare(..) => None,
        })
    });
    assigned.collect()
}

/// Whether the body delegates to other generators.
pub(crate) fn delegates(analysed: &Analysed<'_>) -> bool {
    !walk::delegating_points(analysed.body).is_empty()
}
