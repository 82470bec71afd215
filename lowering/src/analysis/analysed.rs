//! All that is known about a body.

use super::reborrow::Reborrows;
use super::{Initialised, Segments};
use crate::flow::{AskedId, Flow, NodeId};
use crate::ir::Body;
use crate::sorted::Set;

/// A body with all that is known about it.
pub(crate) struct Analysed<'a> {
    pub(crate) body: &'a Body,
    pub(crate) flow: Flow,
    pub(crate) segments: Segments,
    pub(crate) initialised: Initialised,
    pub(crate) reborrows: Reborrows,
}

impl Analysed<'_> {
    /// The calls of which it matters whether they consume a local.
    pub(crate) fn asked(&self) -> Set<AskedId> {
        let mut asked = Set::new();
        let mut optional = Set::new();
        for (local, form) in self.initialised.all_forms().values().flatten() {
            asked.extend(form.unless());
            if form.is_optional() {
                optional.insert(*local);
            }
        }
        for node in (0..self.flow.nodes.len()).map(NodeId) {
            asked.extend(
                optional.iter().filter_map(|local| self.initialised.at_end(node, *local).whereabouts().asked()),
            );
        }
        asked
    }
}
