//! The fields that each entry finds.

use super::chains::Chains;
use super::uses::Uses;
use crate::analysis::form::Form;
use crate::analysis::{Analysed, EntryKind};
use crate::flow::{AskedId, NodeId};
use crate::ir::{JoinId, LocalId, PointId};
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::source::signature::Declared;

/// A field of a variant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Field {
    Local(LocalId, Form),
    /// The first few locals of a chain.
    Chain(usize, usize),
    /// What the construct before a join evaluated to.
    Value(JoinId),
    /// What a suspension point delegates to.
    Delegate(PointId),
}

impl Field {
    /// The local whose value it is, to be used.
    pub(crate) fn live_local(self) -> Option<LocalId> {
        match self {
            Field::Local(local, form) => form.is_live().then_some(local),
            Field::Chain(..) | Field::Value(_) | Field::Delegate(_) => None,
        }
    }

    /// Whether it is a chain that another one goes on with.
    pub(crate) fn begins(self, other: Field) -> bool {
        match (self, other) {
            (Field::Chain(chain, count), Field::Chain(other, longer)) => chain == other && count < longer,
            (Field::Chain(..) | Field::Local(..) | Field::Value(_) | Field::Delegate(_), _) => false,
        }
    }

    /// The call that may have consumed its local before it was parked.
    pub(crate) fn unless(self) -> Option<AskedId> {
        match self {
            Field::Local(_, form) => form.unless(),
            Field::Chain(..) | Field::Value(_) | Field::Delegate(_) => None,
        }
    }

    /// The local that it holds alone, in whatever form.
    pub(crate) fn only_local(self) -> Option<LocalId> {
        match self {
            Field::Local(local, _) => Some(local),
            Field::Chain(..) | Field::Value(_) | Field::Delegate(_) => None,
        }
    }

    /// The suspension point that delegates to what it holds.
    pub(crate) fn delegating_point(self) -> Option<PointId> {
        match self {
            Field::Delegate(point) => Some(point),
            Field::Local(..) | Field::Chain(..) | Field::Value(_) => None,
        }
    }

    /// Whether it holds locals, not what a construct or a suspension point has.
    pub(crate) fn is_of_locals(self) -> bool {
        match self {
            Field::Local(..) | Field::Chain(..) => true,
            Field::Value(_) | Field::Delegate(_) => false,
        }
    }

    fn is_of_chain(self, chain: usize) -> bool {
        match self {
            Field::Chain(of, _) => of == chain,
            Field::Local(..) | Field::Value(_) | Field::Delegate(_) => false,
        }
    }
}

/// Which fields each entry finds.
pub(crate) struct Fields {
    /// Outermost local first.
    entries: Map<NodeId, Vec<Field>>,
    chains: Chains,
}

impl Fields {
    pub(super) fn solve(analysed: &Analysed<'_>, declared: &Declared, uses: &Uses) -> Fields {
        // The type of a chain has no name that could be written.
        let chains = if declared.has_name { Chains::none() } else { Chains::solve(analysed, uses) };
        let start = analysed.flow.start;
        let arguments = analysed.body.block.params.iter().map(|param| Field::Local(*param, Form::Live));
        let mut entries = Map::from([(start, arguments.listed())]);
        for (&entry, forms) in analysed.initialised.all_forms().iter().filter(|(entry, _)| **entry != start) {
            let mut fields: Vec<Field> = Vec::new();
            for &(local, form) in forms.iter().filter(|(_, form)| !form.is_absent()) {
                let field = match chains.of(local) {
                    Some((chain, place)) => Field::Chain(chain, place + 1),
                    None => Field::Local(local, form),
                };
                match (fields.last_mut(), field) {
                    (Some(Field::Chain(last, count)), Field::Chain(chain, longer)) if *last == chain => *count = longer,
                    _ => fields.push(field),
                }
            }
            match analysed.segments.entries[&entry] {
                EntryKind::Jump(join) if uses.joins_with_value.contains_key(&join) => fields.push(Field::Value(join)),
                EntryKind::Resume(point) if uses.delegating.contains(&point) => fields.push(Field::Delegate(point)),
                EntryKind::Jump(_) | EntryKind::Resume(_) | EntryKind::Start => {}
            }
            entries.insert(entry, fields);
        }
        Fields { entries, chains }
    }

    pub(crate) fn of(&self, entry: NodeId) -> &[Field] {
        self.entries.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// The field in which an entry finds a local's value, to be used.
    pub(crate) fn live(&self, entry: NodeId, local: LocalId) -> Option<Field> {
        self.of(entry).iter().copied().find(|field| field.live_local() == Some(local))
    }

    /// Those of all entries.
    pub(super) fn all(&self) -> impl Iterator<Item = Field> + '_ {
        self.entries.values().flatten().copied()
    }

    /// Whether two entries find the same fields, so that one may stand for the other, or both may share a variant.
    pub(crate) fn are_the_same(&self, one: NodeId, other: NodeId) -> bool {
        self.of(one) == self.of(other)
    }

    /// The first few locals of a chain, outermost first.
    pub(crate) fn chained(&self, chain: usize, count: usize) -> &[LocalId] {
        &self.chains.members[chain][..count]
    }

    /// The call that may have consumed a local of a chain before it was parked.
    pub(crate) fn chained_unless(&self, local: LocalId) -> Option<AskedId> {
        self.chains.unless(local)
    }

    /// The field of an entry in which the locals of a chain are, of which this is the first.
    pub(super) fn begun_by(&self, entry: NodeId, first: LocalId) -> Option<Field> {
        match self.chains.of(first)? {
            (chain, 0) => self.of(entry).iter().copied().find(|field| field.is_of_chain(chain)),
            _ => None,
        }
    }

    pub(super) fn is_chained(&self, local: LocalId) -> bool {
        self.chains.of(local).is_some()
    }

    /// The locals that a field holds, outermost first.
    pub(crate) fn locals(&self, field: Field) -> Vec<LocalId> {
        match field {
            Field::Local(local, _) => vec![local],
            Field::Chain(chain, count) => self.chained(chain, count).to_vec(),
            Field::Value(_) | Field::Delegate(_) => Vec::new(),
        }
    }

    /// Whether a field holds something of these blocks, if only the value of what stands in them.
    pub(crate) fn lies_in(&self, field: Field, blocks: &Set<usize>, analysed: &Analysed<'_>) -> bool {
        let inside = |local: LocalId| blocks.contains(&analysed.body.locals[local.0].block.0);
        !field.is_of_locals() || self.locals(field).into_iter().any(inside)
    }
}
