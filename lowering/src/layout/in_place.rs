//! Segments that work on the saved locals where they lie.
//!
//! Such a segment leaves the state as it is: a saved local is a reference into it there, and stays what it is until the segment
//! is left. A value is moved only where the segment is left for an entry that finds other locals.
//!
//! ```text
//! State::Suspend1 { ref mut buffer, ref mut n } => {
//!     *n += 1;
//!     if *n == 3 { *state = … }                 // left for an entry that finds other locals
//!     buffer[*n] = 1;
//!     return genfn.yielded(*n);                 // left for itself: there is nothing to do
//! }
//! ```
//!
//! What a segment does has to mean the same, and be refused with the same words, whether it has a local or a reference to it.
//! So every saved local that it names
//!
//! - is not taken by value, unless it is certain to be `Copy`; or most likely, as an operator's operand is, and saved whole by a later
//!   path, which only what is `Copy` can be. A use that may move it, such as that of a method's receiver, counts
//!   as a borrow if a later path saves it whole: rustc would refuse the move;
//! - is declared `mut`, or can't be changed without that: else rustc would not miss the `mut`;
//! - is the only one of its name, and not named in a macro that can't be read.
//!
//! A saved local is dropped with the state: when the segment is left for an entry that does not find it, or ends. So no code may
//! follow the end of its scope inside the segment. Where some does, what follows becomes an [entry of its own](super::scope_ends).
//! But a value that a statement discards is dropped where it stands, which is after the scopes in it.
//!
//! Nothing that could borrow a local is saved for the first time where such a segment is left: rustc would tell of a borrow
//! across a yield in terms of the state. And where what is yielded may hold a reference, rustc is to tell of the local, not of
//! the state, if it is one to that.
//!
//! Everything else takes the state out whole, as a segment does that begins with the first resume.

use std::fmt;

use super::entries::{PathStep, blocks_on, entered};
use super::fields::{Field, Fields};
use super::uses::Uses;
use crate::analysis::Analysed;
use crate::analysis::form::Form;
use crate::flow::{Event, NodeId};
use crate::ir::{JoinId, LocalId, Stmt};
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::source::signature::Declared;

/// The saved locals that the code of a segment names, and how.
pub(crate) type InPlaceLocals = Map<LocalId, BorrowKind>;

/// The reference that stands for a saved local.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BorrowKind {
    /// `ref n`: nothing can change it.
    Shared,
    /// `ref mut n`: it is declared `mut`, or a `&mut` itself.
    Exclusive,
}

impl fmt::Display for BorrowKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BorrowKind::Shared => "&",
            BorrowKind::Exclusive => "&mut",
        })
    }
}

impl BorrowKind {
    pub(crate) fn is_exclusive(self) -> bool {
        match self {
            BorrowKind::Exclusive => true,
            BorrowKind::Shared => false,
        }
    }
}

/// What segments can do.
pub(super) struct InPlace {
    /// For each segment that works on the saved locals where they lie, those that it names.
    pub(super) segments: Map<NodeId, InPlaceLocals>,
    /// The joins whose code follows the end of a scope in a segment that could do so without it.
    pub(super) waited_for: Set<JoinId>,
}

impl InPlace {
    pub(super) fn solve(
        analysed: &Analysed<'_>,
        declared: &Declared,
        uses: &Uses,
        fields: &Fields,
        paths: &Map<NodeId, Vec<PathStep>>,
    ) -> InPlace {
        let solver = Solver::new(analysed, declared, uses, fields, paths);
        let mut in_place = InPlace { segments: Map::new(), waited_for: Set::new() };
        for entry in analysed.segments.entries.keys().filter(|entry| solver.may_be_in_place(**entry)) {
            match solver.outlived(*entry) {
                // Something to bind would have to be saved first.
                Some(join) if uses.joins_with_value.contains_key(&join) => {}
                Some(join) => _ = in_place.waited_for.insert(join),
                None => in_place.segments.extend(solver.in_place_locals(*entry).map(|locals| (*entry, locals))),
            }
        }
        // Where each is left for an entry that finds other locals, everything is moved all the same.
        let keeps = |segment: &NodeId| {
            let exits = analysed.segments.exits(*segment);
            exits.iter().any(|exit| fields.are_the_same(*exit, *segment))
        };
        if !in_place.segments.keys().any(keeps) {
            in_place.segments.clear();
        }
        in_place
    }
}

struct Solver<'a> {
    analysed: &'a Analysed<'a>,
    uses: &'a Uses,
    fields: &'a Fields,
    paths: &'a Map<NodeId, Vec<PathStep>>,
    /// The locals of whose names there is no other.
    alone: Set<LocalId>,
    /// Whether what the generator yields or returns may hold a reference.
    may_yield_borrows: bool,
}

impl<'a> Solver<'a> {
    fn new(
        analysed: &'a Analysed<'a>,
        declared: &Declared,
        uses: &'a Uses,
        fields: &'a Fields,
        paths: &'a Map<NodeId, Vec<PathStep>>,
    ) -> Self {
        let Analysed { body, flow, .. } = analysed;
        let mut named: Map<String, Vec<LocalId>> = Map::new();
        for (local, info) in body.locals.iter().enumerate() {
            named.entry(info.name.to_string()).or_default().push(LocalId(local));
        }
        named.retain(|name, locals| locals.len() == 1 && !flow.hidden.contains(name));
        Solver {
            analysed,
            uses,
            fields,
            paths,
            alone: named.into_values().flatten().collect(),
            may_yield_borrows: declared.may_yield_borrows(),
        }
    }

    fn may_be_in_place(&self, entry: NodeId) -> bool {
        let Analysed { segments, initialised, .. } = self.analysed;
        let found = self.fields.of(entry);
        entry != self.analysed.flow.start
            && segments.reachable(entry)
            && found.iter().all(|field| field.is_of_locals())
            && !found.is_empty()
            && !self.discards(entry)
            && !initialised.some_are_filled_in(entry)
            && segments.exits(entry).iter().all(|exit| self.adds_no_borrow(entry, *exit))
            && initialised.forms_at(entry).iter().all(|(local, form)| {
                !self.uses.is_shadowed(*local) && (form.is_live() || !self.uses.assigns(entry, *local))
            })
    }

    /// Whether what is saved for an entry, and was not saved before, can't hold a borrow.
    fn adds_no_borrow(&self, from: NodeId, to: NodeId) -> bool {
        let found = self.fields.of(from);
        self.fields.of(to).iter().all(|field| match field {
            _ if found.contains(field) => true,
            Field::Local(local, form) => match form {
                Form::Live => self.analysed.body.locals[local.0].kind.is_plain(),
                Form::DropOnly => self.fields.live(from, *local).is_some(),
                Form::Asked(_) | Form::Optional | Form::Reborrowed | Form::Uninit => false,
            },
            Field::Chain(..) | Field::Value(_) | Field::Delegate(_) => false,
        })
    }

    /// Whether something is dropped after the end of a scope in which something is saved that has to be dropped there: the value of
    /// a statement, which nothing takes.
    fn discards(&self, entry: NodeId) -> bool {
        let mut block = &self.analysed.body.block;
        let mut path = &self.paths[&entry][..];
        while let Some((step, inner)) = path.split_first()
            && let Some((_, Some(child))) = entered(block, step)
        {
            let drops = block.stmts.get(step.stmt).is_some_and(Stmt::drops_a_value);
            if drops && self.finds_in(entry, &blocks_on(child, inner)) {
                return true;
            }
            (block, path) = (child, inner);
        }
        false
    }

    /// Where code of the segment follows the end of a scope in which something is saved that has to be dropped there.
    fn outlived(&self, entry: NodeId) -> Option<JoinId> {
        let Analysed { body, flow, segments, .. } = self.analysed;
        let goes_on =
            |after: NodeId| segments.of(after) == entry && !segments.is_entry(after) && segments.reachable(after);
        let mut block = &body.block;
        let mut path = &self.paths[&entry][..];
        let mut outlived = None;
        while let Some((step, inner)) = path.split_first()
            && let Some((node, Some(child))) = entered(block, step)
        {
            let after = node.after().filter(|after| flow.joins[after.0].is_some_and(goes_on));
            if after.is_some() && self.finds_in(entry, &blocks_on(child, inner)) {
                outlived = after;
            }
            (block, path) = (child, inner);
        }
        outlived
    }

    /// Whether an entry finds something of these blocks that may have a destructor.
    fn finds_in(&self, entry: NodeId, blocks: &Set<usize>) -> bool {
        let needs_no_drop = |local: LocalId| self.analysed.body.locals[local.0].needs_no_drop();
        let inside = self.fields.of(entry).iter().filter(|field| self.fields.lies_in(**field, blocks, self.analysed));
        inside.copied().any(|field| !field.only_local().is_some_and(needs_no_drop))
    }

    /// The saved locals that a segment names; `None` if it does with one what can't be done with a reference.
    fn in_place_locals(&self, entry: NodeId) -> Option<InPlaceLocals> {
        let Analysed { body, flow, segments, .. } = self.analysed;
        let found = self.fields.of(entry);
        let saved: Set<LocalId> = found.iter().flat_map(|field| self.fields.locals(*field)).collect();
        if flow
            .marks
            .values()
            .any(|mark| segments.of(mark.node) == entry && mark.local.is_some_and(|local| saved.contains(&local)))
        {
            return None;
        }
        let mut in_place_locals = InPlaceLocals::new();
        // Borrows are taken again before everything else, and leave what they are taken from.
        let borrowed_from: Vec<Event> =
            self.uses.borrowed_from(entry, self.analysed).into_iter().map(Event::Use).listed();
        let first = borrowed_from.iter().map(|event| ((entry, usize::MAX), event));
        let nodes = segments.nodes(entry).iter();
        let own = nodes.flat_map(|node| {
            let events = flow.node(*node).events.iter().enumerate();
            events.map(move |(place, event)| ((*node, place), event))
        });
        for ((node, place), event) in first.chain(own) {
            let local = event.local();
            if !saved.contains(&local) {
                continue;
            }
            if self.fields.live(entry, local).is_none() || !self.alone.contains(&local) {
                return None;
            }
            let info = &body.locals[local.0];
            let may_change = info.mutable || info.kind.is_exclusive();
            let is_likely_copied = || flow.computed.get(&(node, place)).is_some_and(|need| need.is_likely_copied());
            let copied = || is_likely_copied() && self.persists(entry, node, place, local);
            let borrowed = !flow.by_value.contains(&(node, place)) || self.persists(entry, node, place, local);
            let allowed = match event {
                Event::Mention(_) | Event::Declare(..) => false,
                Event::Move(_) => info.is_copy() || copied(),
                Event::Assign(_) => info.mutable,
                Event::Use(_) | Event::UsePart(..) | Event::AssignPart(..) if info.is_copy() => true,
                Event::Use(_) | Event::UsePart(..) | Event::AssignPart(..) if self.may_yield_borrows => false,
                Event::Use(_) => borrowed && (may_change || info.kind.is_owned()),
                Event::UsePart(..) | Event::AssignPart(..) => may_change && (borrowed || info.kind.is_exclusive()),
            };
            if !allowed {
                return None;
            }
            in_place_locals.insert(local, if may_change { BorrowKind::Exclusive } else { BorrowKind::Shared });
        }
        Some(in_place_locals)
    }

    /// Whether a local has to be there whole later, on some path from an event: rustc sees to it that the event leaves it there.
    fn persists(&self, segment: NodeId, node: NodeId, place: usize, local: LocalId) -> bool {
        let Analysed { flow, segments, .. } = self.analysed;
        let assigned = |events: &[Event]| events.iter().any(|event| event.assigned() == Some(local));
        if assigned(&flow.node(node).events[place + 1..]) {
            return false;
        }
        let mut walk = flow.forward(flow.node(node).succs.iter().copied());
        while let Some(node) = walk.next() {
            let is_entry = segments.is_entry(node);
            if is_entry && self.fields.live(node, local).is_some() {
                return true;
            }
            if is_entry || segments.of(node) != segment || assigned(&flow.node(node).events) {
                walk.turn_back();
            }
        }
        false
    }
}
