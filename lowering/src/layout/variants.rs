//! Which variant each entry has.
//!
//! Each entry has a variant of its own. Only where a segment that works on the saved locals where they lie is left for an entry
//! that finds the same ones, both share a variant. Where the machine rests in several of these, a tag in it tells them apart. Joins
//! are only passed on the way from one to the other: then it is a variable that tells, and nothing is written to the state. (Not in
//! an iterator: LLVM sees through the variable, unrolls the loops behind it, and no longer inlines what becomes of that.)

use super::entries::{PathStep, ends_an_iteration};
use super::fields::Fields;
use super::in_place::InPlace;
use crate::analysis::{Analysed, EntryKind};
use crate::flow::NodeId;
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::source::signature::Declared;

/// The variants of the state, but for `Returned`.
pub(crate) struct Variants {
    entries: Map<NodeId, EntryKind>,
    /// Entries for which others stand.
    aliases: Map<NodeId, NodeId>,
    pub(crate) shared: Vec<Shared>,
    /// The variant of each entry whose variant is shared.
    of: Map<NodeId, usize>,
    /// Segments that are left for another entry of the same variant, which has another tag.
    changing: Set<NodeId>,
}

/// A variant that entries share; they are in source order.
pub(crate) struct Shared {
    /// Where the machine rests between two resumes.
    pub(crate) resumable: Vec<NodeId>,
    /// Where it does not.
    pub(crate) passes: Vec<NodeId>,
}

/// What tells which of the entries that share a variant the state is at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tag {
    pub(crate) variant: usize,
    pub(crate) entry: NodeId,
}

impl Shared {
    fn first(&self) -> NodeId {
        let firsts = [self.resumable.first(), self.passes.first()];
        *firsts.into_iter().flatten().min().expect("this is a bug in genfn: nobody has a variant")
    }

    pub(crate) fn has_tag(&self) -> bool {
        self.resumable.len() > 1
    }
}

impl Variants {
    pub(super) fn solve(
        analysed: &Analysed<'_>,
        declared: &Declared,
        fields: &Fields,
        in_place: &InPlace,
        paths: &Map<NodeId, Vec<PathStep>>,
    ) -> Variants {
        let takes_resume_argument = declared.takes_resume_argument(analysed.body.handles);
        let aliases = if takes_resume_argument || declared.debug || declared.is_written_down {
            Map::new()
        } else {
            aliases(analysed, fields, paths)
        };
        let entries = analysed.segments.entries.clone();
        let mut variants = Variants { entries, aliases, shared: Vec::new(), of: Map::new(), changing: Set::new() };
        variants.share(joined(analysed, fields, in_place, &variants.aliases), takes_resume_argument);
        let changing = analysed.segments.entries.keys().filter(|segment| {
            let exits = analysed.segments.exits(**segment).iter();
            let mut same = exits.filter(|exit| fields.are_the_same(**exit, **segment));
            same.any(|exit| variants.new_tag(**segment, *exit).is_some())
        });
        variants.changing = changing.copied().collect();
        variants
    }

    /// Makes each of these sets of entries share a variant. With `passing`, a variable tells of the joins.
    fn share(&mut self, sets: Vec<Vec<NodeId>>, passing: bool) {
        let heads: Set<NodeId> = self.aliases.values().copied().collect();
        for members in sets {
            self.of.extend(members.iter().map(|entry| (*entry, self.shared.len())));
            let (resumable, passes): (Vec<NodeId>, Vec<NodeId>) =
                members.iter().partition(|entry| match self.entries[entry] {
                    EntryKind::Start | EntryKind::Resume(_) => true,
                    EntryKind::Jump(_) => heads.contains(entry),
                });
            // A variant of joins alone is told apart by its tag.
            let (resumable, passes) =
                if resumable.is_empty() || !passing { (members, Vec::new()) } else { (resumable, passes) };
            self.shared.push(Shared { resumable, passes });
        }
    }

    /// The entry that stands for this one.
    pub(crate) fn distinct(&self, entry: NodeId) -> NodeId {
        self.aliases.get(&entry).copied().unwrap_or(entry)
    }

    /// The entries that have code of their own.
    pub(crate) fn distinct_entries(&self) -> Vec<NodeId> {
        self.entries.keys().copied().filter(|entry| !self.aliases.contains_key(entry)).listed()
    }

    /// One entry of each variant.
    pub(crate) fn firsts(&self) -> Vec<NodeId> {
        let mut entries = self.distinct_entries();
        entries.retain(|entry| self.shared(*entry).is_none_or(|shared| shared.first() == *entry));
        entries
    }

    /// The variant of an entry, if it is shared.
    pub(crate) fn shared(&self, entry: NodeId) -> Option<&Shared> {
        self.number(entry).map(|variant| &self.shared[variant])
    }

    /// Its number among those that are shared and have a tag.
    pub(crate) fn tagged(&self, entry: NodeId) -> Option<usize> {
        self.number(entry).filter(|variant| self.shared[*variant].has_tag())
    }

    fn number(&self, entry: NodeId) -> Option<usize> {
        self.of.get(&self.distinct(entry)).copied()
    }

    /// Whether the state does not tell that control is at this entry.
    pub(crate) fn is_passed(&self, entry: NodeId) -> bool {
        self.shared(entry).is_some_and(|shared| shared.passes.contains(&self.distinct(entry)))
    }

    /// Whether the state can be that of this entry between two resumes.
    pub(crate) fn is_resumable(&self, entry: NodeId) -> bool {
        !self.is_passed(entry)
    }

    /// Whether some entry is only passed.
    pub(crate) fn some_are_passed(&self) -> bool {
        self.shared.iter().any(|shared| !shared.passes.is_empty())
    }

    /// The tag that the state has at an entry.
    pub(crate) fn tag(&self, entry: NodeId) -> Option<Tag> {
        let variant = self.tagged(entry).filter(|_| self.is_resumable(entry))?;
        Some(Tag { variant, entry: self.distinct(entry) })
    }

    /// The same; where it is only passed, any will do.
    pub(crate) fn any_tag(&self, entry: NodeId) -> Option<Tag> {
        self.tag(entry).or_else(|| self.tag(*self.shared(entry)?.resumable.first()?))
    }

    /// The tag that the state gets where a segment is left for another entry of its variant.
    pub(crate) fn new_tag(&self, segment: NodeId, entry: NodeId) -> Option<Tag> {
        self.tag(entry).filter(|tag| tag.entry != segment)
    }

    /// Whether a segment is left for another entry of the same variant, which has another tag.
    pub(crate) fn changes_tag(&self, segment: NodeId) -> bool {
        self.changing.contains(&segment)
    }

    /// What the variant of an entry is called.
    pub(crate) fn name(&self, entry: NodeId) -> String {
        match (self.tagged(entry), self.shared(entry)) {
            (Some(number), _) => format!("Shared{}", number + 1),
            (None, Some(shared)) => self.entry_name(shared.resumable[0]),
            (None, None) => self.entry_name(entry),
        }
    }

    /// What an entry is called: its variant, if that is its own, and its tag.
    pub(crate) fn entry_name(&self, entry: NodeId) -> String {
        self.entries[&self.distinct(entry)].name()
    }
}

/// Entries after which nothing is left of an iteration of a loop, each with the head of the loop, which finds the same: the state
/// is the head's at once. But where a generator is asked at which `yield_!` it is, each has to be told from the others.
fn aliases(analysed: &Analysed<'_>, fields: &Fields, paths: &Map<NodeId, Vec<PathStep>>) -> Map<NodeId, NodeId> {
    let entries = analysed.segments.entries.keys().filter(|entry| analysed.segments.reachable(**entry));
    let aliases = entries.filter_map(|entry| {
        let head = ends_an_iteration(&analysed.body.block, paths.get(entry)?)?;
        let head = analysed.flow.joins[head.0].filter(|head| analysed.segments.is_entry(*head))?;
        (head != *entry && fields.are_the_same(*entry, head)).then_some((*entry, head))
    });
    aliases.collect()
}

/// The sets of several entries that share a variant, each in source order.
fn joined(
    analysed: &Analysed<'_>,
    fields: &Fields,
    in_place: &InPlace,
    aliases: &Map<NodeId, NodeId>,
) -> Vec<Vec<NodeId>> {
    let distinct = |entry: &NodeId| *aliases.get(entry).unwrap_or(entry);
    // Each entry's first of its set, over some steps.
    let mut first: Map<NodeId, NodeId> = Map::new();
    fn find(first: &Map<NodeId, NodeId>, mut entry: NodeId) -> NodeId {
        while let Some(next) = first.get(&entry) {
            entry = *next;
        }
        entry
    }
    for segment in in_place.segments.keys() {
        let exits = analysed.segments.exits(*segment).iter();
        for exit in exits.filter(|exit| fields.are_the_same(**exit, *segment)) {
            let (one, other) = (find(&first, distinct(segment)), find(&first, distinct(exit)));
            if one != other {
                first.insert(one.max(other), one.min(other));
            }
        }
    }
    let mut members: Map<NodeId, Vec<NodeId>> = Map::new();
    for entry in analysed.segments.entries.keys().filter(|entry| !aliases.contains_key(entry)) {
        members.entry(find(&first, *entry)).or_default().push(*entry);
    }
    members.into_values().filter(|members| members.len() > 1).listed()
}
