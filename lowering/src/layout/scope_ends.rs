//! Makes the end of a scope an entry, so that the segment before it can stay in place.
//!
//! ```text
//! for name in names { yield_!(name.len()); }
//! log("the names are dropped");               // an entry, which does not find the loop's iterator any more
//! ```

use super::state::Layout;
use crate::ir::JoinId;
use crate::listed::Listed;
use crate::sorted::Set;

#[derive(Default)]
pub(crate) struct ScopeEnds {
    entered: Set<JoinId>,
    /// Those that were of no use.
    useless: Set<JoinId>,
}

impl ScopeEnds {
    /// The joins that are entries.
    pub(crate) fn entered(&self) -> &Set<JoinId> {
        &self.entered
    }

    /// Adds those that a segment waits for, and takes back those that did not help. Whether there were any.
    pub(crate) fn change(&mut self, layout: &Layout<'_>) -> bool {
        let known = self.entered.len();
        self.entered.extend(layout.in_place.waited_for.difference(&self.useless));
        if self.entered.len() > known {
            return true;
        }
        let led_to: Set<_> = layout
            .in_place
            .segments
            .keys()
            .flat_map(|segment| layout.analysed.segments.exits(*segment))
            .copied()
            .collect();
        let helps = |join: &JoinId| layout.analysed.flow.joins[join.0].is_some_and(|node| led_to.contains(&node));
        let useless: Vec<JoinId> = self.entered.iter().copied().filter(|join| !helps(join)).listed();
        for join in &useless {
            self.entered.remove(join);
            self.useless.insert(*join);
        }
        !useless.is_empty()
    }
}
