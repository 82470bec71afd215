//! What is known of the borrows that are taken again.

use crate::ir::LocalId;
use crate::sorted::Map;

/// The borrows that are taken again, each with the locals that it is taken from.
#[derive(Default)]
pub(crate) struct Again {
    pub(super) taken_from: Map<LocalId, Vec<LocalId>>,
}

impl Again {
    pub(crate) fn is_empty(&self) -> bool {
        self.taken_from.is_empty()
    }

    pub(crate) fn contains(&self, local: LocalId) -> bool {
        self.taken_from.contains_key(&local)
    }

    /// What has to be there for a borrow to be taken again.
    pub(crate) fn taken_from(&self, local: LocalId) -> &[LocalId] {
        self.taken_from.get(&local).map_or(&[], Vec::as_slice)
    }
}
