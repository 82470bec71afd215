//! Whether a local still holds something, on every path.
//!
//! A local that is named again is saved as it is: rustc vouches that it is initialised. One that is not named again is only
//! saved so that it is dropped on time, which needs to be known for each path:
//!
//! | on every path to the entry it | saved as |
//! | --- | --- |
//! | is named again after it | itself ([`Form::Whole`]) |
//! | is named again, and is only a borrow of a place that can be [borrowed anew](crate::analysis::reborrow) | not at all ([`Form::Again`]) |
//! | is moved out of, or not initialised | not at all; declared again if it is assigned later ([`Form::Unset`]) |
//! | holds its value | parked: `()` where its type has nothing to drop ([`Form::Parked`]) |
//! | holds its value, unless the same call consumed it | parked unless it did, which [rustc is asked](crate::flow::AskedId) ([`Form::Asked`]) |
//! | holds it on some, not on others | an `Option` that each path fills ([`Form::Maybe`]) |
//!
//! Once parked, a local stays parked: nothing names it until its scope ends.
//!
//! A local that is only assigned later may be in an `Option` too. An assignment drops what the local held, so right after it the
//! `Option` is emptied: that needs a [mark](crate::partial_moves) there.
//!
//! Where paths with different answers meet before the next entry, each path puts the local into the `Option` as it ends: the
//! meeting point *fills* it. The ends of constructs and `break` statements can do that; where paths meet inside native code
//! they can't, and the local's name is reported, so that the code around its moves is taken apart.

use std::fmt;

use super::reborrow::Again;
use super::{Liveness, Regions};
use crate::flow::{AskedId, Event, Flow, Mark, NodeId};
use crate::ir::{Body, LocalId, MarkId, Node, Tail, walk};
use crate::sorted::{Map, Set};

/// What may be true of a local, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Status {
    bits: u8,
    /// The call that decides.
    unless: Unless,
}

/// Which call consumed a local, if it did.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
enum Unless {
    #[default]
    None,
    One(AskedId),
    /// On some path one, on some another one.
    Several {
        /// [All of them](AskedId::is_unlikely).
        are_unlikely: bool,
    },
}

impl Unless {
    fn or(self, other: Unless) -> Unless {
        match (self, other) {
            (Unless::None, call) | (call, Unless::None) => call,
            (Unless::One(one), Unless::One(other)) if one == other => self,
            (Unless::One(_) | Unless::Several { .. }, Unless::One(_) | Unless::Several { .. }) => {
                Unless::Several { are_unlikely: self.is_unlikely() && other.is_unlikely() }
            }
        }
    }

    fn is_unlikely(self) -> bool {
        match self {
            Unless::One(call) => call.is_unlikely(),
            Unless::Several { are_unlikely } => are_unlikely,
            Unless::None => false,
        }
    }

    fn is_several(self) -> bool {
        match self {
            Unless::Several { .. } => true,
            Unless::None | Unless::One(_) => false,
        }
    }

    fn one(self) -> Option<AskedId> {
        match self {
            Unless::One(call) => Some(call),
            Unless::None | Unless::Several { .. } => None,
        }
    }
}

impl Status {
    pub(crate) const HOLDS: Status = Status::known(1);
    const EMPTY: Status = Status::known(2);
    const PARKED: Status = Status::known(4);
    /// In an `Option` of its own.
    const MAYBE: Status = Status::known(8);
    /// Its own variable has the value, unless the last call consumed it.
    const ASKED: Status = Status::known(16);
    /// The same, and it is parked if it was there.
    const PARKED_ASKED: Status = Status::known(32);

    const fn known(bits: u8) -> Status {
        Status { bits, unless: Unless::None }
    }

    fn unless(self, call: AskedId) -> Status {
        Status { unless: Unless::One(call), ..self }
    }

    fn or(self, other: Status) -> Status {
        let both = Status { bits: self.bits | other.bits, unless: self.unless.or(other.unless) };
        let differ = both.may_be(Status::HOLDS) || both.unless.is_several();
        if differ && both.may_be(Status::ASKED) && !both.may_be(Status::PARKED_ASKED) && both.unless.is_unlikely() {
            let bits = both.bits & !Status::ASKED.bits | Status::HOLDS.bits;
            return Status { bits, unless: Unless::None };
        }
        both
    }

    fn is_certain(self) -> bool {
        self.bits.count_ones() <= 1 && !self.unless.is_several()
    }

    fn may_be(self, other: Status) -> bool {
        self.bits & other.bits != 0
    }

    /// Whether its own variable may have the value.
    fn is_doubtful(self) -> bool {
        !self.is_certain() && self.within(Status::HOLDS.or(Status::EMPTY).or(Status::ASKED))
    }

    /// Whether it depends on a call.
    fn is_asked(self) -> bool {
        self.may_be(Status::ASKED.or(Status::PARKED_ASKED))
    }

    /// The call that decides on every path whether it is still there.
    fn decided_by(self) -> Option<AskedId> {
        self.unless.one().filter(|_| self.within(Status::ASKED.or(Status::PARKED_ASKED)))
    }

    pub(crate) fn may_be_empty(self) -> bool {
        self.may_be(Status::EMPTY)
    }

    /// Whether its own variable has the value, on every path; where it is named later, rustc vouches that no call consumed it.
    pub(crate) fn is_held(self) -> bool {
        self != Status::default() && self.within(Status::HOLDS.or(Status::ASKED))
    }

    pub(crate) fn whereabouts(self) -> Whereabouts {
        match (self, self.unless.one()) {
            (Status::PARKED, _) => Whereabouts::Parked,
            (Status::MAYBE, _) => Whereabouts::Optional,
            (Status::EMPTY, _) => Whereabouts::Gone,
            (_, Some(call)) if self == Status::ASKED.unless(call) => Whereabouts::Asked(call),
            (_, Some(call)) if self == Status::PARKED_ASKED.unless(call) => Whereabouts::ParkedAsked,
            // Rustc vouches for the value where it may have been moved: its type is `Copy`.
            _ => Whereabouts::Named,
        }
    }

    fn within(self, allowed: Status) -> bool {
        self.bits & !allowed.bits == 0
    }
}

/// Where what a local holds is at the end of a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Whereabouts {
    /// In its own variable.
    Named,
    /// Parked by an entry before.
    Parked,
    /// In its `Option`.
    Optional,
    Gone,
    /// In its own variable, unless this call consumed it.
    Asked(AskedId),
    /// Parked by an entry before, unless a call had consumed it.
    ParkedAsked,
}

impl Whereabouts {
    /// The call that may have consumed it.
    pub(crate) fn asked(self) -> Option<AskedId> {
        match self {
            Whereabouts::Asked(call) => Some(call),
            Whereabouts::Named | Whereabouts::Parked | Whereabouts::Optional | Whereabouts::Gone => None,
            Whereabouts::ParkedAsked => None,
        }
    }

    pub(crate) fn is_parked(self) -> bool {
        match self {
            Whereabouts::Parked | Whereabouts::ParkedAsked => true,
            Whereabouts::Named | Whereabouts::Optional | Whereabouts::Gone | Whereabouts::Asked(_) => false,
        }
    }

    pub(crate) fn is_optional(self) -> bool {
        match self {
            Whereabouts::Optional => true,
            Whereabouts::Named | Whereabouts::Parked | Whereabouts::Gone => false,
            Whereabouts::Asked(_) | Whereabouts::ParkedAsked => false,
        }
    }
}

/// How an entry finds a local.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Form {
    Whole,
    Again,
    Parked,
    /// Parked, unless this call consumed it.
    Asked(AskedId),
    Maybe,
    Unset,
}

pub(crate) struct Holding {
    /// At the end of each node.
    ends: Vec<Vec<Status>>,
    /// For a meeting point and the region that runs into it, the locals that each path fills.
    fills: Map<(NodeId, NodeId), Vec<LocalId>>,
    /// Every local that some path of a region fills.
    filled: Map<NodeId, Set<LocalId>>,
    /// For each entry, the locals in scope that it finds, outermost first.
    forms: Map<NodeId, Vec<(LocalId, Form)>>,
    form_of: Map<(NodeId, LocalId), Form>,
    /// The assignments after which the old value is still in its `Option`.
    replaced: Map<MarkId, LocalId>,
}

/// Why there is no answer.
pub(crate) enum Undecided {
    /// These names are moved on some paths of native code.
    Native(Set<LocalId>),
    /// This local may be empty where the generator suspends, and is assigned again later, where no mark stands.
    Reassigned(LocalId),
}

impl Holding {
    pub(crate) fn solve(
        body: &Body,
        flow: &Flow,
        regions: &Regions,
        liveness: &Liveness,
        again: &Again,
        reassigned: &Set<String>,
    ) -> Result<Holding, Undecided> {
        let events = flow.nodes.iter().flat_map(|node| &node.events);
        let initialised = events.filter_map(Event::initialised);
        let mut solver = HoldingSolver {
            initialised: initialised.collect(),
            reassigned: (0..body.locals.len())
                .map(LocalId)
                .filter(|local| {
                    let local = &body.locals[local.0];
                    local.mutable && reassigned.contains(&local.name.to_string())
                })
                .collect(),
            body,
            flow,
            regions,
            liveness,
            again,
            ends: vec![vec![Status::default(); body.locals.len()]; flow.nodes.len()],
        };
        flow.settle_forward(&mut |node| solver.pass(node));
        solver.finish()
    }

    pub(crate) fn at_end(&self, node: NodeId, local: LocalId) -> Status {
        self.ends[node.0][local.0]
    }

    /// What is true of a local where a region is left for an entry: what its paths have filled, and else what is true at the
    /// end of `edge`.
    pub(crate) fn on_leaving(&self, region: NodeId, entry: NodeId, edge: Option<NodeId>, local: LocalId) -> Status {
        if self.fills(entry, region).contains(&local) {
            return Status::MAYBE;
        }
        edge.map_or(Status::HOLDS, |edge| self.at_end(edge, local))
    }

    pub(crate) fn fills(&self, target: NodeId, region: NodeId) -> &[LocalId] {
        self.fills.get(&(target, region)).map_or(&[], Vec::as_slice)
    }

    /// Whether some path of a region fills a local.
    pub(crate) fn is_filled_in(&self, region: NodeId, local: LocalId) -> bool {
        self.filled.get(&region).is_some_and(|filled| filled.contains(&local))
    }

    /// Whether some path of a region fills any local.
    pub(crate) fn some_are_filled_in(&self, region: NodeId) -> bool {
        self.filled.contains_key(&region)
    }

    pub(crate) fn form(&self, entry: NodeId, local: LocalId) -> Option<Form> {
        self.form_of.get(&(entry, local)).copied()
    }

    /// The local whose old value is dropped at a mark.
    pub(crate) fn replaced(&self, mark: MarkId) -> Option<LocalId> {
        self.replaced.get(&mark).copied()
    }

    /// Whether the `Option` that holds a local is emptied somewhere.
    pub(crate) fn is_replaced(&self, local: LocalId) -> bool {
        self.replaced.values().any(|replaced| *replaced == local)
    }

    pub(crate) fn forms_at(&self, entry: NodeId) -> &[(LocalId, Form)] {
        self.forms.get(&entry).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn all_forms(&self) -> impl Iterator<Item = (NodeId, &[(LocalId, Form)])> {
        self.forms.iter().map(|(entry, forms)| (*entry, forms.as_slice()))
    }
}

impl Event {
    /// `asked` is the call that it is, if it is one that may consume.
    fn apply(self, asked: Option<AskedId>, now: &mut [Status]) {
        match self {
            // Rustc vouches that what is used holds a value: moved before, its type is `Copy`.
            Event::Use(local) if now[local.0].within(Status::HOLDS.or(Status::EMPTY).or(Status::ASKED)) => {
                now[local.0] = asked.map_or(Status::HOLDS, |call| Status::ASKED.unless(call));
            }
            Event::Use(_) | Event::Mention(_) | Event::Part(..) | Event::AssignPart(..) => {}
            Event::Move(local) => {
                let asked = asked.filter(|_| now[local.0].within(Status::HOLDS.or(Status::EMPTY).or(Status::ASKED)));
                now[local.0] = asked.map_or(Status::EMPTY, |call| Status::ASKED.unless(call));
            }
            Event::Assign(local) => now[local.0] = Status::HOLDS,
            Event::Declare(local, with_value) => now[local.0] = if with_value { Status::HOLDS } else { Status::EMPTY },
        }
    }
}

struct HoldingSolver<'a> {
    /// Declared with a value.
    initialised: Set<LocalId>,
    /// Locals that may be in an `Option` though they are assigned later.
    reassigned: Set<LocalId>,
    body: &'a Body,
    flow: &'a Flow,
    regions: &'a Regions,
    liveness: &'a Liveness,
    again: &'a Again,
    ends: Vec<Vec<Status>>,
}

impl HoldingSolver<'_> {
    /// Whether anything changes at the end of a node.
    fn pass(&mut self, node: NodeId) -> bool {
        let mut now = self.begin(node);
        for (place, event) in self.flow.node(node).events.iter().enumerate() {
            event.apply(self.asked(node, place), &mut now);
        }
        let changed = now != self.ends[node.0];
        self.ends[node.0] = now;
        changed
    }

    fn asked(&self, node: NodeId, place: usize) -> Option<AskedId> {
        self.flow.calls.get(&(node, place)).copied()
    }

    /// What is true where a node begins.
    fn begin(&self, node: NodeId) -> Vec<Status> {
        let mut now = vec![Status::default(); self.body.locals.len()];
        for pred in &self.flow.node(node).preds {
            now.iter_mut().zip(&self.ends[pred.0]).for_each(|(now, pred)| *now = now.or(*pred));
        }
        for &local in self.flow.scope(node) {
            if self.regions.is_entry(node) && node != self.flow.start {
                let united = self.united(node, local);
                now[local.0] = match self.form(node, local, united) {
                    Form::Whole | Form::Again => Status::HOLDS,
                    Form::Parked => Status::PARKED,
                    Form::Asked(call) => Status::PARKED_ASKED.unless(call),
                    Form::Maybe => Status::MAYBE,
                    Form::Unset => Status::EMPTY,
                };
            } else if self.fills(node, local, now[local.0]) {
                now[local.0] = Status::MAYBE;
            } else if now[local.0].is_doubtful() && self.liveness.read(node, local) {
                // What was moved on some path and is read later is `Copy`; or no such path leads here, for it diverged.
                now[local.0] = Status::HOLDS;
            }
        }
        now
    }

    fn is_inert(&self, local: LocalId) -> bool {
        self.body.locals[local.0].is_inert() || self.flow.inert.contains(&local)
    }

    /// What arrives at an entry, the paths of each region brought together first.
    fn united(&self, entry: NodeId, local: LocalId) -> Status {
        let mut united = Status::default();
        for (_, arriving) in self.arriving(entry, local) {
            united = united.or(if self.fills(entry, local, arriving) { Status::MAYBE } else { arriving });
        }
        united
    }

    fn arriving(&self, target: NodeId, local: LocalId) -> Map<NodeId, Status> {
        let mut arriving = Map::new();
        for &pred in &self.flow.node(target).preds {
            if self.regions.reachable(pred) {
                let status = arriving.entry(self.regions.of(pred)).or_insert(Status::default());
                *status = status.or(self.ends[pred.0][local.0]);
            }
        }
        arriving
    }

    /// Whether the paths that meet here have to fill an `Option` for this local.
    fn fills(&self, node: NodeId, local: LocalId, status: Status) -> bool {
        !status.is_certain()
            && !self.is_inert(local)
            && !self.needed(node, local)
            && (self.liveness.asked(node, local) || self.regions.is_entry(node))
    }

    /// Whether a variable of its name has to be there, with a value in it if it has one.
    fn needed(&self, node: NodeId, local: LocalId) -> bool {
        let only_assigned = self.reassigned.contains(&local) && !self.liveness.live(node, local);
        self.liveness.named(node, local) && !only_assigned
    }

    fn form(&self, entry: NodeId, local: LocalId, status: Status) -> Form {
        if self.again.contains(local) && self.liveness.live(entry, local) {
            return Form::Again;
        }
        let doubtful = !status.within(Status::HOLDS.or(Status::PARKED)) && status != Status::EMPTY;
        if self.liveness.named(entry, local) && (self.needed(entry, local) || !doubtful) {
            // An immutable local that has had its value can't be declared again.
            let again = self.body.locals[local.0].mutable || !self.initialised.contains(&local);
            // What has nothing to drop need not be there before it is assigned.
            let gone = status == Status::EMPTY || self.is_inert(local);
            let unset = gone && !self.liveness.live(entry, local) && again;
            return if unset { Form::Unset } else { Form::Whole };
        }
        if self.is_inert(local) || status == Status::EMPTY {
            return Form::Unset;
        }
        match status.decided_by() {
            Some(call) if !self.liveness.named(entry, local) => Form::Asked(call),
            None if status.within(Status::HOLDS.or(Status::PARKED)) => Form::Parked,
            Some(_) | None => Form::Maybe,
        }
    }

    /// The marked assignments of locals that are in their `Option`; it is an error if one of those is not marked.
    fn replaced(&self) -> Result<Map<MarkId, LocalId>, Undecided> {
        let mut replaced = Map::new();
        for node in (0..self.flow.nodes.len()).map(NodeId) {
            let mut now = self.begin(node);
            for (i, event) in self.flow.node(node).events.iter().enumerate() {
                if let Event::Assign(local) = *event
                    && now[local.0].may_be(Status::MAYBE)
                {
                    let after = |mark: &Mark| mark.node == node && mark.after == i + 1 && mark.local == Some(local);
                    match self.flow.marks.iter().find(|(_, mark)| after(mark)) {
                        Some((mark, _)) => _ = replaced.insert(*mark, local),
                        None => return Err(Undecided::Reassigned(local)),
                    }
                }
                event.apply(self.asked(node, i), &mut now);
            }
        }
        Ok(replaced)
    }

    /// The ends that code can be put on. Those of a block that ends with a construct are the construct's: it has blocks of its own,
    /// and what leaves it by a native `break` ends nowhere else.
    fn ends_of_blocks(&self) -> Set<NodeId> {
        let mut hosts = Set::new();
        walk::each_block(&self.body.block, &mut |block| match &block.tail {
            Some(Tail::Node(Node::If { .. } | Node::Match { .. } | Node::Loop { .. } | Node::Scope { .. })) => {}
            Some(Tail::Node(Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. }) | Tail::Native(_)) | None => {
                hosts.extend(&self.flow.ends[block.id.0]);
            }
        });
        hosts
    }

    fn finish(self) -> Result<Holding, Undecided> {
        let mut hosts = self.ends_of_blocks();
        hosts.extend(self.flow.breaks.values().chain(self.flow.raises.values()).copied());
        let mut native = Set::new();
        let mut fills: Map<(NodeId, NodeId), Vec<LocalId>> = Map::new();
        let mut forms: Map<NodeId, Vec<(LocalId, Form)>> = Map::new();
        for node in (0..self.flow.nodes.len()).map(NodeId).filter(|node| self.flow.node(*node).scope.is_some()) {
            let mut found = Vec::new();
            for &local in self.flow.scope(node) {
                for (region, arriving) in self.arriving(node, local) {
                    if self.fills(node, local, arriving) {
                        fills.entry((node, region)).or_default().push(local);
                        for edge in self.regions.edges(self.flow, region, node) {
                            if !self.ends[edge.0][local.0].is_certain() || !hosts.contains(&edge) {
                                native.insert(local);
                            }
                        }
                    }
                }
                if self.regions.is_entry(node) && node != self.flow.start {
                    let united = self.united(node, local);
                    let doubtful = !united.is_certain() && !united.within(Status::HOLDS.or(Status::PARKED));
                    if (doubtful || united.is_asked())
                        && self.liveness.named(node, local)
                        && !self.liveness.live(node, local)
                        && !self.is_inert(local)
                        && !self.reassigned.contains(&local)
                    {
                        return Err(Undecided::Reassigned(local));
                    }
                    found.push((local, self.form(node, local, united)));
                }
            }
            if self.regions.is_entry(node) {
                forms.insert(node, found);
            }
        }
        if !native.is_empty() {
            return Err(Undecided::Native(native));
        }
        let each = forms.iter().flat_map(|(entry, forms)| forms.iter().map(|(local, form)| ((*entry, *local), *form)));
        let form_of = each.collect();
        let replaced = self.replaced()?;
        let mut filled: Map<NodeId, Set<LocalId>> = Map::new();
        for ((_, region), locals) in &fills {
            filled.entry(*region).or_default().extend(locals);
        }
        Ok(Holding { ends: self.ends, fills, filled, forms, form_of, replaced })
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Form::Whole => "whole",
            Form::Again => "again",
            Form::Parked => "parked",
            Form::Asked(_) => "parked unless consumed",
            Form::Maybe => "maybe",
            Form::Unset => "unset",
        })
    }
}

impl Form {
    /// Whether the state holds nothing of it.
    pub(crate) fn is_absent(self) -> bool {
        match self {
            Form::Unset | Form::Again => true,
            Form::Whole | Form::Parked | Form::Asked(_) | Form::Maybe => false,
        }
    }

    /// Whether it is named again, and is there.
    pub(crate) fn is_live(self) -> bool {
        match self {
            Form::Whole | Form::Again => true,
            Form::Parked | Form::Asked(_) | Form::Maybe | Form::Unset => false,
        }
    }

    /// Whether it may be gone.
    pub(crate) fn may_be_empty(self) -> bool {
        match self {
            Form::Unset | Form::Maybe | Form::Asked(_) => true,
            Form::Whole | Form::Again | Form::Parked => false,
        }
    }

    /// Whether the state holds its value, to be used.
    pub(crate) fn is_whole(self) -> bool {
        match self {
            Form::Whole => true,
            Form::Again | Form::Parked | Form::Asked(_) | Form::Maybe | Form::Unset => false,
        }
    }

    /// Whether it is borrowed anew.
    pub(crate) fn is_taken_again(self) -> bool {
        match self {
            Form::Again => true,
            Form::Whole | Form::Parked | Form::Asked(_) | Form::Maybe | Form::Unset => false,
        }
    }

    /// Whether it is there on every path, and kept only to be dropped.
    pub(crate) fn is_parked(self) -> bool {
        match self {
            Form::Parked => true,
            Form::Whole | Form::Again | Form::Asked(_) | Form::Maybe | Form::Unset => false,
        }
    }

    /// Whether it is in an `Option`.
    pub(crate) fn is_optional(self) -> bool {
        match self {
            Form::Maybe => true,
            Form::Whole | Form::Again | Form::Parked | Form::Asked(_) | Form::Unset => false,
        }
    }

    /// The call that may have consumed it before it was parked.
    pub(crate) fn unless(self) -> Option<AskedId> {
        match self {
            Form::Asked(call) => Some(call),
            Form::Whole | Form::Again | Form::Parked | Form::Maybe | Form::Unset => None,
        }
    }
}
