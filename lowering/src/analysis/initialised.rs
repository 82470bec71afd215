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
//! | holds it on some, not on others | an `Option` that each path fills ([`Form::Maybe`]) |
//!
//! Once parked, a local stays parked: nothing names it until its scope ends.
//!
//! A local that is only assigned later may be in an `Option` too. An assignment drops what the local held, so right after it the
//! `Option` is emptied: that needs a [mark](crate::partial_moves) there.
//!
//! Where paths with different answers meet before the next entry, each path puts the local into the `Option` as it ends: the
//! meeting point *fills* it. The ends of constructs and the statements `break` and `continue` can do that; where paths meet inside native code
//! they can't, and the local's name is reported, so that the code around its moves is taken apart.

use std::fmt;

use super::reborrow::Again;
use super::{Liveness, Regions};
use crate::flow::{Event, Flow, Mark, NodeId};
use crate::ir::{Body, LocalId, MarkId, Node, Tail, walk};
use crate::sorted::{Map, Set};

/// What may be true of a local, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Status(u8);

impl Status {
    pub(crate) const HOLDS: Status = Status(1);
    const EMPTY: Status = Status(2);
    const PARKED: Status = Status(4);
    /// In an `Option` of its own.
    const MAYBE: Status = Status(8);

    fn or(self, other: Status) -> Status {
        Status(self.0 | other.0)
    }

    fn is_certain(self) -> bool {
        self.0.count_ones() <= 1
    }

    fn may_be(self, other: Status) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn may_be_empty(self) -> bool {
        self.may_be(Status::EMPTY)
    }

    /// Whether its own variable has the value, on every path.
    pub(crate) fn is_held(self) -> bool {
        self == Status::HOLDS
    }

    pub(crate) fn whereabouts(self) -> Whereabouts {
        match self {
            Status::PARKED => Whereabouts::Parked,
            Status::MAYBE => Whereabouts::Optional,
            Status::EMPTY => Whereabouts::Gone,
            // Rustc vouches for the value where it may have been moved: its type is `Copy`.
            _ => Whereabouts::Named,
        }
    }

    fn within(self, allowed: Status) -> bool {
        self.0 & !allowed.0 == 0
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
}

impl Whereabouts {
    pub(crate) fn is_parked(self) -> bool {
        match self {
            Whereabouts::Parked => true,
            Whereabouts::Named | Whereabouts::Optional | Whereabouts::Gone => false,
        }
    }

    pub(crate) fn is_optional(self) -> bool {
        match self {
            Whereabouts::Optional => true,
            Whereabouts::Named | Whereabouts::Parked | Whereabouts::Gone => false,
        }
    }
}

/// How an entry finds a local.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Form {
    Whole,
    Again,
    Parked,
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
    fn apply(self, now: &mut [Status]) {
        match self {
            // Rustc vouches that what is used holds a value: moved before, its type is `Copy`.
            Event::Use(local) if now[local.0] == Status::EMPTY || now[local.0] == Status::HOLDS.or(Status::EMPTY) => {
                now[local.0] = Status::HOLDS;
            }
            Event::Use(_) | Event::Mention(_) | Event::Part(..) | Event::AssignPart(..) => {}
            Event::Move(local) => now[local.0] = Status::EMPTY,
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
        for event in &self.flow.node(node).events {
            event.apply(&mut now);
        }
        let changed = now != self.ends[node.0];
        self.ends[node.0] = now;
        changed
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
                    Form::Maybe => Status::MAYBE,
                    Form::Unset => Status::EMPTY,
                };
            } else if self.fills(node, local, now[local.0]) {
                now[local.0] = Status::MAYBE;
            } else if now[local.0] == Status::HOLDS.or(Status::EMPTY) && self.liveness.read(node, local) {
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
        if status.within(Status::HOLDS.or(Status::PARKED)) { Form::Parked } else { Form::Maybe }
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
                event.apply(&mut now);
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
        hosts.extend(self.flow.jumps.values().chain(self.flow.raises.values()).copied());
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
                    if doubtful
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
            Form::Whole | Form::Parked | Form::Maybe => false,
        }
    }

    /// Whether it is named again, and is there.
    pub(crate) fn is_live(self) -> bool {
        match self {
            Form::Whole | Form::Again => true,
            Form::Parked | Form::Maybe | Form::Unset => false,
        }
    }

    /// Whether it may be gone.
    pub(crate) fn may_be_empty(self) -> bool {
        match self {
            Form::Unset | Form::Maybe => true,
            Form::Whole | Form::Again | Form::Parked => false,
        }
    }

    /// Whether the state holds its value, to be used.
    pub(crate) fn is_whole(self) -> bool {
        match self {
            Form::Whole => true,
            Form::Again | Form::Parked | Form::Maybe | Form::Unset => false,
        }
    }

    /// Whether it is borrowed anew.
    pub(crate) fn is_taken_again(self) -> bool {
        match self {
            Form::Again => true,
            Form::Whole | Form::Parked | Form::Maybe | Form::Unset => false,
        }
    }

    /// Whether it is there on every path, and kept only to be dropped.
    pub(crate) fn is_parked(self) -> bool {
        match self {
            Form::Parked => true,
            Form::Whole | Form::Again | Form::Maybe | Form::Unset => false,
        }
    }
}
