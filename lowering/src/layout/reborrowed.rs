//! The borrows that regions take again.

use crate::analysis::Analysed;
use crate::analysis::initialised::Form;
use crate::flow::NodeId;
use crate::ir::LocalId;
use crate::listed::Listed;
use crate::sorted::{Map, Set};

/// The borrows that each region begins with, for it names them.
pub(super) fn taken(analysed: &Analysed<'_>) -> Map<NodeId, Set<LocalId>> {
    let entries = analysed.regions.entries.keys().filter(|_| !analysed.again.is_empty());
    entries.map(|entry| (*entry, taken_at(analysed, *entry))).collect()
}

fn taken_at(analysed: &Analysed<'_>, entry: NodeId) -> Set<LocalId> {
    let Analysed { flow, regions, holding, again, .. } = analysed;
    let is_taken = |local: LocalId| holding.form(entry, local).is_some_and(Form::is_taken_again);
    let named = regions.nodes(entry).iter().flat_map(|node| flow.node(*node).events.iter().map(|event| event.local()));
    let mut open: Vec<LocalId> = named.filter(|local| is_taken(*local)).listed();
    let mut taken = Set::new();
    while let Some(local) = open.pop() {
        if taken.insert(local) {
            open.extend(again.taken_from(local).iter().filter(|from| is_taken(**from)));
        }
    }
    taken
}
