//! Dead locals that are saved together.
//!
//! Locals that are dead wherever the generator suspends in their scope are only kept for their destructors, and most have
//! none. Those that follow each other in one block share a field, so that a long block does not save each of them at each of
//! its suspension points. What has nothing to drop leaves no trace in it:
//!
//! ```text
//! let a = 1; let b = String::new(); let c = a + b.len();
//! yield_!(c);
//!
//! let (c, b, a) = (park_link!(c), park_link!(b), park_link!(a));
//! *state = State::Suspend1 { chain: c.onto(b.onto(a.onto(()))) };     // (b, ())
//! ```
//!
//! The last local comes first in the tuple, for it is dropped first. Which locals form a chain is decided for the whole body,
//! and at an entry it holds those of them that are in scope: the first few. So every path builds the same type.

use super::uses::Uses;
use crate::analysis::Analysed;
use crate::analysis::form::Form;
use crate::flow::AskedId;
use crate::ir::{BlockId, LocalId};
use crate::listed::Listed;
use crate::sorted::{Map, Set};

/// A chain is a nested type: it must not become too deep for rustc.
const LONGEST: usize = 32;

pub(crate) struct Chains {
    /// The chain of each local that is in one, and its place there.
    of: Map<LocalId, (usize, usize)>,
    pub(crate) members: Vec<Vec<LocalId>>,
    /// The calls that may have consumed some of them.
    unless: Map<LocalId, AskedId>,
}

impl Chains {
    pub(super) fn none() -> Chains {
        Chains { of: Map::new(), members: Vec::new(), unless: Map::new() }
    }

    pub(super) fn solve(analysed: &Analysed<'_>, uses: &Uses) -> Chains {
        let start = analysed.flow.start;
        let mut saved: Map<LocalId, Set<Form>> = Map::new();
        for (_, forms) in analysed.initialised.all_forms().iter().filter(|(entry, _)| **entry != start) {
            for (local, form) in forms {
                saved.entry(*local).or_default().insert(*form);
            }
        }
        let needs_no_drop = |local: LocalId| analysed.body.locals[local.0].needs_no_drop();
        let mut members: Vec<Vec<LocalId>> = Vec::new();
        let mut unless = Map::new();
        let mut open: Map<BlockId, usize> = Map::new();
        for (local, forms) in in_order(analysed).into_iter().filter_map(|local| Some((local, saved.get(&local)?))) {
            let block = analysed.body.locals[local.0].block;
            let mut parked = forms.iter();
            let same = parked.next().filter(|first| parked.all(|form| form == *first));
            if same.is_some_and(|form| form.is_drop_only() || form.unless().is_some()) {
                unless.extend(same.and_then(|form| form.unless()).map(|call| (local, call)));
                match open.get(&block) {
                    Some(&chain) if members[chain].len() < LONGEST => members[chain].push(local),
                    _ => {
                        open.insert(block, members.len());
                        members.push(vec![local]);
                    }
                }
            } else if forms.iter().any(|form| !form.is_absent()) || (uses.is_assigned(local) && !needs_no_drop(local)) {
                // It is dropped between those before it and those after it; so is one that gets a value after the suspension.
                open.remove(&block);
            }
        }
        members.retain(|chain| chain.len() > 1);
        let places = members.iter().enumerate().flat_map(|(chain, members)| {
            members.iter().enumerate().map(move |(place, local)| (*local, (chain, place)))
        });
        Chains { of: places.collect(), members, unless }
    }

    /// The call that may have consumed a local before it was parked.
    pub(crate) fn unless(&self, local: LocalId) -> Option<AskedId> {
        self.unless.get(&local).copied()
    }

    pub(crate) fn of(&self, local: LocalId) -> Option<(usize, usize)> {
        self.of.get(&local).copied()
    }
}

/// The locals of each block in order of declaration, which is not always the order in which they were made.
fn in_order(analysed: &Analysed<'_>) -> Vec<LocalId> {
    let mut blocks: Map<BlockId, Vec<LocalId>> = Map::new();
    for scope in analysed.flow.nodes.iter().filter_map(|node| node.scope.as_ref()) {
        let mut here: Map<BlockId, Vec<LocalId>> = Map::new();
        for local in scope {
            here.entry(analysed.body.locals[local.0].block).or_default().push(*local);
        }
        for (block, locals) in here {
            let longest = blocks.entry(block).or_default();
            if locals.len() > longest.len() {
                *longest = locals;
            }
        }
    }
    blocks.into_values().flatten().listed()
}
