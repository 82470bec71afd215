//! All that is known about a body.

use super::reborrow::Reborrows;
use super::{Initialised, Segments};
use crate::flow::Flow;
use crate::ir::Body;

/// A body with all that is known about it.
pub(crate) struct Analysed<'a> {
    pub(crate) body: &'a Body,
    pub(crate) flow: Flow,
    pub(crate) segments: Segments,
    pub(crate) initialised: Initialised,
    pub(crate) reborrows: Reborrows,
}
