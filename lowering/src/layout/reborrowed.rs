//! The borrows that segments take again.

use crate::analysis::Analysed;
use crate::analysis::form::Form;
use crate::flow::NodeId;
use crate::ir::LocalId;
use crate::listed::Listed;
use crate::sorted::{Map, Set};

/// The borrows that each segment begins with, for it names them.
pub(super) fn reborrowed(analysed: &Analysed<'_>) -> Map<NodeId, Set<LocalId>> {
    let entries = analysed.segments.entries.keys().filter(|_| !analysed.reborrows.is_empty());
    entries.map(|entry| (*entry, reborrowed_at(analysed, *entry))).collect()
}

fn reborrowed_at(analysed: &Analysed<'_>, entry: NodeId) -> Set<LocalId> {
    let Analysed { flow, segments, initialised, reborrows, .. } = analysed;
    let is_reborrowed = |local: LocalId| initialised.form(entry, local).is_some_and(Form::is_reborrowed);
    let named = segments.nodes(entry).iter().flat_map(|node| flow.node(*node).events.iter().map(|event| event.local()));
    let mut open: Vec<LocalId> = named.filter(|local| is_reborrowed(*local)).listed();
    let mut found = Set::new();
    while let Some(local) = open.pop() {
        if found.insert(local) {
            open.extend(reborrows.borrowed_from(local).iter().filter(|from| is_reborrowed(**from)));
        }
    }
    found
}
