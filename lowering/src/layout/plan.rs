//! What the state looks like, and how regions use it.

use super::entries::{self, Step};
use super::fields;
use super::in_place::{self, Residence};
use crate::analysis::Analysed;
use crate::flow::NodeId;
use crate::sorted::Map;
use crate::source::signature::Declared;

/// What the state looks like, and how regions use it.
pub(crate) struct Plan {
    pub(crate) names: fields::Names,
    /// Where each entry stands in the body, from the outside in.
    pub(crate) paths: Map<NodeId, Vec<Step>>,
    pub(crate) residence: Residence,
}

pub(crate) fn plan(declared: &Declared, analysed: &Analysed<'_>) -> Plan {
    let names = fields::names(analysed);
    let paths = entries::paths(analysed);
    let residence = in_place::solve(analysed, declared, &names, &paths);
    Plan { names, paths, residence }
}
