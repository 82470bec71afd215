//! Regions that work on the saved locals where they lie.
//!
//! Such a region leaves the state as it is: a saved local is a reference into it there, and stays what it is until the region
//! is left. A value is moved only where the region is left for an entry that finds other locals.
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
//! What a region does has to mean the same, and be refused with the same words, whether it has a local or a reference to it.
//! So every saved local that it names
//!
//! - is not taken by value, unless it is certain to be `Copy`. A use that may move it, such as that of a method's receiver, counts
//!   as a borrow if a later path saves it whole: rustc would refuse the move;
//! - is declared `mut`, or can't be changed without that: else rustc would not miss the `mut`;
//! - is the only one of its name, and not named in a macro that can't be read.
//!
//! A saved local is dropped with the state: when the region is left for an entry that does not find it, or ends. So no code may
//! follow the end of its scope inside the region. Where some does, what follows becomes an [entry of its own](super::scope_ends).
//! But a value that a statement throws away is dropped where it stands, which is after the scopes in it.
//!
//! Nothing that could borrow a local is saved for the first time where such a region is left: rustc would tell of a borrow
//! across a yield in terms of the state. And where what is yielded may hold a reference, rustc is to tell of the local, not of
//! the state, if it is one to that.
//!
//! Everything else takes the state out whole, as a region does that begins with the first resume.

use std::fmt;

use super::entries::{Step, blocks_on, entered};
use super::fields::{Field, Fields};
use super::uses::Uses;
use crate::analysis::Analysed;
use crate::analysis::initialised::Form;
use crate::flow::{Event, NodeId};
use crate::ir::{JoinId, LocalId, Stmt};
use crate::sorted::{Map, Set};
use crate::source::signature::Declared;

/// The saved locals that the code of a region names, and how.
pub(crate) type Residents = Map<LocalId, BorrowKind>;

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

/// What regions can do.
pub(super) struct Residence {
    /// For each region that works on the saved locals where they lie, those that it names.
    pub(super) regions: Map<NodeId, Residents>,
    /// The joins whose code follows the end of a scope in a region that could do so without it.
    pub(super) waited_for: Set<JoinId>,
}

impl Residence {
    pub(super) fn solve(
        analysed: &Analysed<'_>,
        declared: &Declared,
        uses: &Uses,
        fields: &Fields,
        paths: &Map<NodeId, Vec<Step>>,
    ) -> Residence {
        let solver = Solver::new(analysed, declared, uses, fields, paths);
        let mut residence = Residence { regions: Map::new(), waited_for: Set::new() };
        for entry in analysed.regions.entries.keys().filter(|entry| solver.may_stay(**entry)) {
            match solver.outlived(*entry) {
                // Something to bind would have to be saved first.
                Some(join) if uses.joins_with_value.contains_key(&join) => {}
                Some(join) => _ = residence.waited_for.insert(join),
                None => residence.regions.extend(solver.residents(*entry).map(|residents| (*entry, residents))),
            }
        }
        // Where each is left for an entry that finds other locals, everything is moved all the same.
        let keeps = |region: &NodeId| {
            let exits = analysed.regions.exits(*region);
            exits.iter().any(|exit| fields.are_the_same(*exit, *region))
        };
        if !residence.regions.keys().any(keeps) {
            residence.regions.clear();
        }
        residence
    }
}

struct Solver<'a> {
    analysed: &'a Analysed<'a>,
    uses: &'a Uses,
    fields: &'a Fields,
    paths: &'a Map<NodeId, Vec<Step>>,
    /// The locals of whose names there is no other.
    alone: Set<LocalId>,
    /// Whether what the generator yields or returns may hold a reference.
    lends: bool,
}

impl<'a> Solver<'a> {
    fn new(
        analysed: &'a Analysed<'a>,
        declared: &Declared,
        uses: &'a Uses,
        fields: &'a Fields,
        paths: &'a Map<NodeId, Vec<Step>>,
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
            lends: declared.lends(),
        }
    }

    fn may_stay(&self, entry: NodeId) -> bool {
        let Analysed { regions, holding, .. } = self.analysed;
        let found = self.fields.of(entry);
        entry != self.analysed.flow.start
            && regions.reachable(entry)
            && found.iter().all(|field| field.is_of_locals())
            && !found.is_empty()
            && !self.throws_away(entry)
            && !holding.some_are_filled_in(entry)
            && regions.exits(entry).iter().all(|exit| self.adds_no_borrow(entry, *exit))
            && holding.forms_at(entry).iter().all(|(local, form)| {
                !self.uses.is_shadowed(*local) && (form.is_whole() || !self.uses.assigns(entry, *local))
            })
    }

    /// Whether what is saved for an entry, and was not saved before, can't hold a borrow.
    fn adds_no_borrow(&self, from: NodeId, to: NodeId) -> bool {
        let found = self.fields.of(from);
        self.fields.of(to).iter().all(|field| match field {
            _ if found.contains(field) => true,
            Field::Local(local, form) => match form {
                Form::Whole => self.analysed.body.locals[local.0].kind.is_plain(),
                Form::Parked => found.contains(&Field::Local(*local, Form::Whole)),
                Form::Asked(_) | Form::Maybe | Form::Again | Form::Unset => false,
            },
            Field::Chain(..) | Field::Value(_) | Field::Delegate(_) => false,
        })
    }

    /// Whether something is dropped after the end of a scope in which something is saved that has to be dropped there: the value of
    /// a statement, which nothing takes.
    fn throws_away(&self, entry: NodeId) -> bool {
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

    /// Where code of the region follows the end of a scope in which something is saved that has to be dropped there.
    fn outlived(&self, entry: NodeId) -> Option<JoinId> {
        let Analysed { body, flow, regions, .. } = self.analysed;
        let goes_on =
            |after: NodeId| regions.of(after) == entry && !regions.is_entry(after) && regions.reachable(after);
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
        let is_inert = |local: LocalId| self.analysed.body.locals[local.0].is_inert();
        let inside = self.fields.of(entry).iter().filter(|field| self.fields.lies_in(**field, blocks, self.analysed));
        inside.copied().any(|field| !field.only_local().is_some_and(is_inert))
    }

    /// The saved locals that a region names; `None` if it does with one what can't be done with a reference.
    fn residents(&self, entry: NodeId) -> Option<Residents> {
        let Analysed { body, flow, regions, .. } = self.analysed;
        let found = self.fields.of(entry);
        let saved: Set<LocalId> = found.iter().flat_map(|field| self.fields.locals(*field)).collect();
        if flow
            .marks
            .values()
            .any(|mark| regions.of(mark.node) == entry && mark.local.is_some_and(|local| saved.contains(&local)))
        {
            return None;
        }
        let mut residents = Residents::new();
        // Borrows are taken again before everything else, and leave what they are taken from.
        let taken_from: Vec<Event> = self.uses.taken_from(entry, self.analysed).into_iter().map(Event::Use).collect();
        let first = taken_from.iter().map(|event| ((entry, usize::MAX), event));
        let nodes = regions.nodes(entry).iter();
        let own = nodes.flat_map(|node| {
            let events = flow.node(*node).events.iter().enumerate();
            events.map(move |(place, event)| ((*node, place), event))
        });
        for ((node, place), event) in first.chain(own) {
            let local = event.local();
            if !saved.contains(&local) {
                continue;
            }
            if !found.contains(&Field::Local(local, Form::Whole)) || !self.alone.contains(&local) {
                return None;
            }
            let info = &body.locals[local.0];
            let may_change = info.mutable || info.kind.is_exclusive();
            let borrowed = !flow.by_value.contains(&(node, place)) || self.persists(entry, node, place, local);
            let allowed = match event {
                Event::Mention(_) | Event::Declare(..) => false,
                Event::Move(_) => info.is_copy(),
                Event::Assign(_) => info.mutable,
                Event::Use(_) | Event::Part(..) | Event::AssignPart(..) if info.is_copy() => true,
                Event::Use(_) | Event::Part(..) | Event::AssignPart(..) if self.lends => false,
                Event::Use(_) => borrowed && (may_change || info.kind.is_owned()),
                Event::Part(..) | Event::AssignPart(..) => may_change && (borrowed || info.kind.is_exclusive()),
            };
            if !allowed {
                return None;
            }
            residents.insert(local, if may_change { BorrowKind::Exclusive } else { BorrowKind::Shared });
        }
        Some(residents)
    }

    /// Whether a local has to be there whole later, on some path from an event: rustc sees to it that the event leaves it there.
    fn persists(&self, region: NodeId, node: NodeId, place: usize, local: LocalId) -> bool {
        let Analysed { flow, regions, .. } = self.analysed;
        let assigned = |events: &[Event]| events.contains(&Event::Assign(local));
        if assigned(&flow.node(node).events[place + 1..]) {
            return false;
        }
        let mut walk = flow.forward(flow.node(node).succs.iter().copied());
        while let Some(node) = walk.next() {
            let is_entry = regions.is_entry(node);
            if is_entry && self.fields.of(node).contains(&Field::Local(local, Form::Whole)) {
                return true;
            }
            if is_entry || regions.of(node) != region || assigned(&flow.node(node).events) {
                walk.turn_back();
            }
        }
        false
    }
}
