//! All that is known about a body.

use super::reborrow::Again;
use super::{Holding, Regions};
use crate::flow::{AskedId, Flow, NodeId};
use crate::ir::Body;
use crate::sorted::Set;

/// A body with all that is known about it.
pub(crate) struct Analysed<'a> {
    pub(crate) body: &'a Body,
    pub(crate) flow: Flow,
    pub(crate) regions: Regions,
    pub(crate) holding: Holding,
    pub(crate) again: Again,
}

impl Analysed<'_> {
    /// The calls of which it matters whether they consume a local.
    pub(crate) fn asked(&self) -> Set<AskedId> {
        let mut asked = Set::new();
        let mut optional = Set::new();
        for (local, form) in self.holding.all_forms().flat_map(|(_, forms)| forms) {
            asked.extend(form.unless());
            if form.is_optional() {
                optional.insert(*local);
            }
        }
        for node in (0..self.flow.nodes.len()).map(NodeId) {
            asked.extend(optional.iter().filter_map(|local| self.holding.at_end(node, *local).whereabouts().asked()));
        }
        asked
    }
}
