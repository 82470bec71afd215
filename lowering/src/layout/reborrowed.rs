//! The borrows that segments take again.

use crate::analysis::Analysed;
use crate::analysis::initialised::Form;
use crate::flow::NodeId;
use crate::ir::LocalId;
use crate::sorted::{Map, Set};

/// The borrows that each segment begins with, for it names them.
pub(super) fn taken(analysed: &Analysed<'_>) -> Map<NodeId, Set<LocalId>> {
    let entries = analysed.segments.entries.keys().filter(|_| !analysed.again.is_empty());
    entries.map(|entry| (*entry, taken_at(analysed, *entry))).collect()
}

fn taken_at(analysed: &Analysed<'_>, entry: NodeId) -> Set<LocalId> {
    let Analysed { flow, segments, initialised, again, .. } = analysed;
    let is_taken = |local: LocalId| initialised.form(entry, local).is_some_and(Form::is_reborrowed);
    let named = segments.nodes(entry).iter().flat_map(|node| flow.node(*node).events.iter().map(|event| event.local()));
    let mut open: Vec<LocalId> = named.filter(|local| is_taken(*local)).collect();
    let mut taken = Set::new();
    while let Some(local) = open.pop() {
        if taken.insert(local) {
            open.extend(again.taken_from(local).iter().filter(|from| is_taken(**from)));
        }
    }
    taken
}
