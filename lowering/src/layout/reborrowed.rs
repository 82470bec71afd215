//! The borrows that a region takes again.

use crate::analysis::Analysed;
use crate::analysis::initialised::Form;
use crate::flow::NodeId;
use crate::ir::LocalId;
use crate::sorted::Set;

/// The borrows that a region begins with, for it names them.
pub(crate) fn taken(analysed: &Analysed<'_>, entry: NodeId) -> Set<LocalId> {
    let Analysed { flow, regions, holding, again, .. } = analysed;
    if again.is_empty() {
        return Set::new();
    }
    let is_taken = |local: LocalId| holding.form(entry, local).is_some_and(Form::is_taken_again);
    let nodes = (0..flow.nodes.len()).map(NodeId).filter(|node| regions.of(*node) == entry);
    let named = nodes.flat_map(|node| flow.node(node).events.iter().map(|event| event.local()));
    let mut open: Vec<LocalId> = named.filter(|local| is_taken(*local)).collect();
    let mut taken = Set::new();
    while let Some(local) = open.pop() {
        if taken.insert(local) {
            open.extend(again.taken_from(local).iter().filter(|from| is_taken(**from)));
        }
    }
    taken
}

/// What is named where a region takes borrows again.
pub(crate) fn taken_from(analysed: &Analysed<'_>, entry: NodeId) -> Vec<LocalId> {
    taken(analysed, entry).into_iter().flat_map(|local| analysed.again.taken_from(local).iter().copied()).collect()
}
