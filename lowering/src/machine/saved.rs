//! What the layout holds at each suspension point.

use super::model::{Held, SavedLocal};
use super::names::ToldNames;
use super::places::Rest;
use crate::analysis::EntryKind;
use crate::analysis::form::Form;
use crate::flow::NodeId;
use crate::ir::PointId;
use crate::layout::Layout;
use crate::layout::fields::Field;
use crate::listed::Listed;
use crate::sorted::{Map, Set};

/// What is saved at each rest, and between which rests some path of the graph leads.
#[derive(Default)]
pub(super) struct Resting {
    pub(super) saved: Map<Rest, Vec<SavedLocal>>,
    pub(super) leads: Set<(Rest, Rest)>,
}

pub(super) fn held(layout: &Layout<'_>) -> Resting {
    let mut held = Resting::default();
    let names = ToldNames::of(layout.analysed.body);
    for (entry, kind) in &layout.analysed.segments.entries {
        let Some(rest) = rest(layout, *kind) else { continue };
        if !layout.analysed.segments.reachable(*entry) {
            continue;
        }
        let saved = held.saved.entry(rest).or_default();
        for each in at(layout, &names, *entry) {
            if !saved.contains(&each) {
                saved.push(each);
            }
        }
        held.leads.extend(leads(layout, *entry).into_iter().map(|point| (rest, rest_at(layout, point))));
    }
    held
}

fn rest(layout: &Layout<'_>, kind: EntryKind) -> Option<Rest> {
    match kind {
        EntryKind::Start => Some(Rest::Created),
        EntryKind::Resume(point) => Some(rest_at(layout, point)),
        EntryKind::Jump(_) => None,
    }
}

fn rest_at(layout: &Layout<'_>, point: PointId) -> Rest {
    Rest::Point(layout.analysed.body.points[point.0].bang.byte_range().start)
}

/// The suspension points that some path leads to next.
fn leads(layout: &Layout<'_>, entry: NodeId) -> Vec<PointId> {
    let flow = &layout.analysed.flow;
    let sites: Map<NodeId, PointId> =
        flow.points.iter().enumerate().map(|(point, (site, _))| (*site, PointId(point))).collect();
    let mut walk = flow.forward([entry]);
    let mut found = Vec::new();
    while let Some(node) = walk.next() {
        if let Some(point) = sites.get(&node) {
            found.push(*point);
            walk.turn_back();
        }
    }
    found
}

fn at(layout: &Layout<'_>, names: &ToldNames<'_>, entry: NodeId) -> Vec<SavedLocal> {
    let fields = layout.fields(entry).iter().flat_map(|field| match field {
        Field::Chain(chain, count) => {
            let locals = layout.fields.chained(*chain, *count).iter();
            locals.map(|local| Field::Local(*local, Form::DropOnly)).listed()
        }
        Field::Local(..) | Field::Value(_) | Field::Delegate(_) => vec![*field],
    });
    let fields: Vec<Field> = fields.listed();
    let called = names.of_place(&fields);
    let mut saved: Vec<SavedLocal> =
        called.into_iter().zip(&fields).map(|(name, field)| SavedLocal { name, held: how(*field) }).listed();
    let forms = layout.analysed.initialised.forms_at(entry);
    for (local, _) in forms.iter().filter(|(_, form)| form.is_reborrowed()) {
        let from = layout.analysed.reborrows.borrowed_from(*local).iter().map(|from| names.of_local(*from)).listed();
        saved.push(SavedLocal { name: names.of_local(*local), held: Held::BorrowedAgain(from) });
    }
    saved
}

fn how(field: Field) -> Held {
    match field {
        Field::Local(_, form) => match form {
            Form::Live | Form::Reborrowed | Form::Uninit => Held::Live,
            Form::DropOnly => Held::ToBeDropped,
            Form::Asked(_) | Form::Optional => Held::ToBeDroppedIfThere,
        },
        Field::Value(_) | Field::Delegate(_) => Held::Live,
        Field::Chain(..) => Held::ToBeDropped,
    }
}
