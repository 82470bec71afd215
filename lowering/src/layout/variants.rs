//! Entries that share a variant.

use super::entries::{Step, ends_a_turn};
use super::fields::Names;
use super::in_place::Residents;
use crate::analysis::{Analysed, EntryKind};
use crate::flow::NodeId;
use crate::sorted::{Map, Set};

/// Entries after which nothing is left of a turn of a loop, each with the head of the loop, which finds the same: the state
/// is the head's at once. But where a generator is asked at which `yield_!` it is, each has to be told from the others.
pub(crate) fn aliases(analysed: &Analysed<'_>, names: &Names, paths: &Map<NodeId, Vec<Step>>) -> Map<NodeId, NodeId> {
    let entries = analysed.regions.entries.keys().filter(|entry| analysed.regions.reachable(**entry));
    let aliases = entries.filter_map(|entry| {
        let head = ends_a_turn(&analysed.body.block, paths.get(entry)?)?;
        let head = analysed.flow.joins[head.0].filter(|head| analysed.regions.is_entry(*head))?;
        (head != *entry && names.find_the_same(*entry, head)).then_some((*entry, head))
    });
    aliases.collect()
}

/// Entries that share a variant.
#[derive(Default)]
pub(crate) struct Groups {
    pub(crate) groups: Vec<Group>,
    pub(crate) of: Map<NodeId, usize>,
}

/// In source order.
pub(crate) struct Group {
    /// Where the machine rests between two resumes.
    pub(crate) rests: Vec<NodeId>,
    /// Where it does not.
    pub(crate) passes: Vec<NodeId>,
}

impl Group {
    pub(crate) fn first(&self) -> NodeId {
        let firsts = [self.rests.first(), self.passes.first()];
        *firsts.into_iter().flatten().min().expect("this is a bug in genfn: a group is empty")
    }

    pub(crate) fn has_tag(&self) -> bool {
        self.rests.len() > 1
    }
}

/// With `passing`, a variable tells of the joins.
pub(crate) fn groups(
    analysed: &Analysed<'_>,
    names: &Names,
    residence: &Map<NodeId, Residents>,
    aliases: &Map<NodeId, NodeId>,
    passing: bool,
) -> Groups {
    let distinct = |entry: &NodeId| *aliases.get(entry).unwrap_or(entry);
    // Each entry's first of its group, over some steps.
    let mut first: Map<NodeId, NodeId> = Map::new();
    fn find(first: &Map<NodeId, NodeId>, mut entry: NodeId) -> NodeId {
        while let Some(next) = first.get(&entry) {
            entry = *next;
        }
        entry
    }
    for region in residence.keys() {
        let exits = analysed.regions.exits(*region).iter();
        for exit in exits.filter(|exit| names.find_the_same(**exit, *region)) {
            let (one, other) = (find(&first, distinct(region)), find(&first, distinct(exit)));
            if one != other {
                first.insert(one.max(other), one.min(other));
            }
        }
    }
    let mut members: Map<NodeId, Vec<NodeId>> = Map::new();
    for entry in analysed.regions.entries.keys().filter(|entry| !aliases.contains_key(entry)) {
        members.entry(find(&first, *entry)).or_default().push(*entry);
    }
    let heads: Set<NodeId> = aliases.values().copied().collect();
    let mut groups = Groups::default();
    for members in members.into_values().filter(|members| members.len() > 1) {
        groups.of.extend(members.iter().map(|entry| (*entry, groups.groups.len())));
        let (rests, passes): (Vec<NodeId>, Vec<NodeId>) =
            members.iter().partition(|entry| match analysed.regions.entries[entry] {
                EntryKind::Start | EntryKind::Resume(_) => true,
                EntryKind::Jump(_) => heads.contains(entry),
            });
        // A variant of joins alone is told apart by its tag.
        let (rests, passes) = if rests.is_empty() || !passing { (members, Vec::new()) } else { (rests, passes) };
        groups.groups.push(Group { rests, passes });
    }
    groups
}
