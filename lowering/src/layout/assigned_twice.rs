//! Locals that are not `mut`, and where each may have been given a value before.

use crate::analysis::Analysed;
use crate::flow::{Event, Flow, NodeId};
use crate::ir::LocalId;
use crate::sorted::{Map, Set};

/// The locals that are not `mut` and assigned somewhere, with the nodes at whose ends they may have a value.
pub(crate) struct AssignedTwice {
    pub(crate) assigned: Map<LocalId, Set<NodeId>>,
}

pub(crate) fn solve(analysed: &Analysed<'_>) -> AssignedTwice {
    let Analysed { body, flow, .. } = analysed;
    let immutable = |local: &LocalId| !body.locals[local.0].mutable && !body.locals[local.0].role.is_synthetic();
    let assigned: Set<LocalId> = flow.assignments.keys().map(|(_, local)| *local).filter(immutable).collect();
    AssignedTwice { assigned: assigned.into_iter().map(|local| (local, given(flow, local))).collect() }
}

/// The nodes at whose ends a local may have been given a value in its scope, moved out again or not.
pub(crate) fn given(flow: &Flow, local: LocalId) -> Set<NodeId> {
    let mut given = Set::new();
    let gives = |node: &NodeId| ends_given(flow, *node, local) == Some(true);
    let mut walk = flow.forward((0..flow.nodes.len()).map(NodeId).filter(gives));
    while let Some(node) = walk.next() {
        if ends_given(flow, node, local) == Some(false) {
            walk.turn_back();
        } else {
            given.insert(node);
        }
    }
    given
}

/// Whether a node gives a local a value, or begins its scope without one; `None` if it does neither.
fn ends_given(flow: &Flow, node: NodeId, local: LocalId) -> Option<bool> {
    flow.node(node).events.iter().rev().find_map(|event| match event {
        Event::Assign(assigned) if *assigned == local => Some(true),
        Event::Declare(declared, with_value) if *declared == local => Some(*with_value),
        Event::Use(_)
        | Event::Mention(_)
        | Event::UsePart(..)
        | Event::AssignPart(..)
        | Event::Move(_)
        | Event::Assign(_)
        | Event::Declare(..) => None,
    })
}
