//! The whole layout, and what it is asked.

use super::entries::{self, PathStep};
use super::fields::{Field, Fields};
use super::in_place::{InPlace, InPlaceLocals};
use super::names::FieldNames;
use super::uses::Uses;
use super::variables::Found;
use super::variants::Variants;
use crate::analysis::Analysed;
use crate::analysis::form::Form;
use crate::flow::NodeId;
use crate::ir::{LocalId, PointId};
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::source::signature::Declared;

/// What the state looks like, and how segments use it.
pub(crate) struct Layout<'a> {
    pub(crate) analysed: &'a Analysed<'a>,
    pub(crate) uses: Uses,
    pub(crate) fields: Fields,
    pub(crate) names: FieldNames,
    pub(crate) variants: Variants,
    /// Where each entry stands in the body, from the outside in.
    paths: Map<NodeId, Vec<PathStep>>,
    pub(super) in_place: InPlace,
}

impl<'a> Layout<'a> {
    pub(crate) fn solve(declared: &Declared, analysed: &'a Analysed<'a>) -> Layout<'a> {
        let uses = Uses::solve(analysed);
        let fields = Fields::solve(analysed, declared, &uses);
        let names = FieldNames::solve(analysed, &uses, &fields);
        let paths = entries::paths(analysed);
        let in_place = InPlace::solve(analysed, declared, &uses, &fields, &paths);
        let variants = Variants::solve(analysed, declared, &fields, &in_place, &paths);
        Layout { analysed, uses, fields, names, variants, paths, in_place }
    }

    /// The fields that an entry finds, outermost local first.
    pub(crate) fn fields(&self, entry: NodeId) -> &[Field] {
        self.fields.of(entry)
    }

    /// Where an entry stands in the body; nowhere, if that is the start.
    pub(crate) fn path(&self, entry: NodeId) -> Option<&[PathStep]> {
        self.paths.get(&entry).map(Vec::as_slice)
    }

    /// The saved locals that a segment names, if it works on them in place.
    pub(crate) fn in_place(&self, segment: NodeId) -> Option<&InPlaceLocals> {
        self.in_place.segments.get(&segment)
    }

    /// The suspension point that an entry follows, if it is resumed in what that delegates to.
    pub(crate) fn delegate(&self, entry: NodeId) -> Option<PointId> {
        self.fields(entry).iter().find_map(|field| field.delegating_point())
    }

    /// Whether the state is looked at where it lies, not taken out before it is known what it is.
    pub(crate) fn is_looked_at(&self) -> bool {
        !self.in_place.segments.is_empty() || self.uses.delegates()
    }

    /// The fields of an entry that hold something of these blocks.
    pub(crate) fn fields_in(&self, entry: NodeId, blocks: &Set<usize>) -> Vec<Field> {
        let fields = self.fields(entry).iter().copied();
        fields.filter(|field| self.fields.lies_in(*field, blocks, self.analysed)).listed()
    }

    /// How the segment of an entry comes by a local.
    pub(crate) fn found(&self, entry: NodeId, local: LocalId) -> Found {
        if entry == self.analysed.flow.start {
            return Found::In(Field::Local(local, Form::Live));
        }
        let Some(form) = self.analysed.initialised.form(entry, local) else { return Found::Untouched };
        if form.is_reborrowed() || (!form.is_absent() && self.in_place(entry).is_some()) {
            Found::Untouched
        } else if form.is_absent() {
            Found::Uninit
        } else if !self.fields.is_chained(local) {
            Found::In(Field::Local(local, form))
        } else {
            self.fields.begun_by(entry, local).map_or(Found::Chained, Found::In)
        }
    }
}
