//! What is known of the borrows that are taken again.

use crate::ir::LocalId;
use crate::sorted::Map;

/// The borrows that are taken again, each with the locals that it is taken from.
#[derive(Default)]
pub(crate) struct Reborrows {
    pub(super) borrowed_from: Map<LocalId, Vec<LocalId>>,
}

impl Reborrows {
    pub(crate) fn is_empty(&self) -> bool {
        self.borrowed_from.is_empty()
    }

    pub(crate) fn contains(&self, local: LocalId) -> bool {
        self.borrowed_from.contains_key(&local)
    }

    /// What has to be there for a borrow to be taken again.
    pub(crate) fn borrowed_from(&self, local: LocalId) -> &[LocalId] {
        self.borrowed_from.get(&local).map_or(&[], Vec::as_slice)
    }
}
