//! Whether a local still holds something, on every path.
//!
//! A local that is named again is saved as it is: rustc vouches that it is initialised. One that is not named again is only
//! saved so that it is dropped on time, which needs to be known for each path:
//!
//! | on every path to the entry it | saved as |
//! | --- | --- |
//! | is named again after it | itself ([`Form::Live`]) |
//! | is named again, and is only a borrow of a place that can be [borrowed anew](crate::analysis::reborrow) | not at all ([`Form::Reborrowed`]) |
//! | is moved out of, or not initialised | not at all; declared again if it is assigned later ([`Form::Uninit`]) |
//! | holds its value | parked: `()` where its type has nothing to drop ([`Form::DropOnly`]) |
//! | holds its value, unless the same call consumed it | parked unless it did, which [rustc is asked](crate::flow::AskedId) ([`Form::Asked`]); in an `Option` where types are written |
//! | holds it on some, not on others | an `Option` that each path fills ([`Form::Optional`]) |
//!
//! Once parked, a local stays parked: nothing names it until its scope ends.
//!
//! A local that is only assigned later may be in an `Option` too. An assignment drops what the local held, so right after it the
//! `Option` is emptied: that needs a [mark](crate::partial_moves) there.
//!
//! Where paths with different answers meet before the next entry, each path puts the local into the `Option` as it ends: the
//! meeting point *fills* it. The ends of constructs and the statements `break` and `continue` can do that; where paths meet inside native code
//! they can't, and the local's name is reported, so that the code around its moves is taken apart.

use super::form::Form;
use super::reborrow::Reborrows;
use super::status::Status;
use super::{Liveness, Segments};
use crate::flow::{AskedId, Event, Flow, Mark, NodeId};
use crate::ir::{Body, LocalId, MarkId, Node, Tail, walk};
use crate::sorted::{Map, Set};

pub(crate) struct Initialised {
    /// At the end of each node.
    ends: Vec<Vec<Status>>,
    /// For a meeting point and the segment that runs into it, the locals that each path fills.
    fills: Map<(NodeId, NodeId), Vec<LocalId>>,
    /// Every local that some path of a segment fills.
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

impl Initialised {
    pub(crate) fn solve(
        body: &Body,
        flow: &Flow,
        segments: &Segments,
        liveness: &Liveness,
        reborrows: &Reborrows,
        (reassigned, has_types): (&Set<String>, bool),
    ) -> Result<Initialised, Undecided> {
        let events = flow.nodes.iter().flat_map(|node| &node.events);
        let initialised = events.filter_map(Event::initialised);
        let mut solver = InitialisedSolver {
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
            segments,
            liveness,
            reborrows,
            has_types,
            ends: vec![vec![Status::default(); body.locals.len()]; flow.nodes.len()],
        };
        flow.fixpoint_forward(&mut |node| solver.pass(node));
        solver.finish()
    }

    pub(crate) fn at_end(&self, node: NodeId, local: LocalId) -> Status {
        self.ends[node.0][local.0]
    }

    /// What is true of a local where a segment is left for an entry: what its paths have filled, and else what is true at the
    /// end of `edge`.
    pub(crate) fn on_leaving(&self, segment: NodeId, entry: NodeId, edge: Option<NodeId>, local: LocalId) -> Status {
        if self.fills(entry, segment).contains(&local) {
            return Status::OPTIONAL;
        }
        edge.map_or(Status::INIT, |edge| self.at_end(edge, local))
    }

    pub(crate) fn fills(&self, target: NodeId, segment: NodeId) -> &[LocalId] {
        self.fills.get(&(target, segment)).map_or(&[], Vec::as_slice)
    }

    /// Whether some path of a segment fills a local.
    pub(crate) fn is_filled_in(&self, segment: NodeId, local: LocalId) -> bool {
        self.filled.get(&segment).is_some_and(|filled| filled.contains(&local))
    }

    /// Whether some path of a segment fills any local.
    pub(crate) fn some_are_filled_in(&self, segment: NodeId) -> bool {
        self.filled.contains_key(&segment)
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

    pub(crate) fn all_forms(&self) -> &Map<NodeId, Vec<(LocalId, Form)>> {
        &self.forms
    }
}

impl Event {
    /// `asked` is the call that it is, if it is one that may consume.
    fn apply(self, asked: Option<AskedId>, now: &mut [Status]) {
        match self {
            // Rustc vouches that what is used holds a value: moved before, its type is `Copy`.
            Event::Use(local) if now[local.0].within(Status::INIT.or(Status::UNINIT).or(Status::ASKED)) => {
                now[local.0] = asked.map_or(Status::INIT, |call| Status::ASKED.unless(call));
            }
            // A macro may have moved it.
            Event::Mention(local) if now[local.0].within(Status::INIT.or(Status::ASKED)) => {
                if let Some(call) = asked {
                    now[local.0] = Status::ASKED.unless(call);
                }
            }
            Event::Use(_) | Event::Mention(_) | Event::UsePart(..) | Event::AssignPart(..) => {}
            Event::Move(local) => {
                let asked = asked.filter(|_| now[local.0].within(Status::INIT.or(Status::UNINIT).or(Status::ASKED)));
                now[local.0] = asked.map_or(Status::UNINIT, |call| Status::ASKED.unless(call));
            }
            Event::Assign(local) => now[local.0] = Status::INIT,
            Event::Declare(local, with_value) => now[local.0] = if with_value { Status::INIT } else { Status::UNINIT },
        }
    }
}

struct InitialisedSolver<'a> {
    /// Declared with a value.
    initialised: Set<LocalId>,
    /// Locals that may be in an `Option` though they are assigned later.
    reassigned: Set<LocalId>,
    body: &'a Body,
    flow: &'a Flow,
    segments: &'a Segments,
    liveness: &'a Liveness,
    reborrows: &'a Reborrows,
    /// The types of what is saved are written: none of them is for rustc to choose.
    has_types: bool,
    ends: Vec<Vec<Status>>,
}

impl InitialisedSolver<'_> {
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
            if self.segments.is_entry(node) && node != self.flow.start {
                let united = self.united(node, local);
                now[local.0] = match self.form(node, local, united) {
                    Form::Live | Form::Reborrowed => Status::INIT,
                    Form::DropOnly => Status::DROP_ONLY,
                    Form::Asked(call) => Status::DROP_ONLY_ASKED.unless(call),
                    Form::Optional => Status::OPTIONAL,
                    Form::Uninit => Status::UNINIT,
                };
            } else if self.fills(node, local, now[local.0]) {
                now[local.0] = Status::OPTIONAL;
            } else if now[local.0].is_doubtful() && self.liveness.read(node, local) {
                // What was moved on some path and is read later is `Copy`; or no such path leads here, for it diverged.
                now[local.0] = Status::INIT;
            }
        }
        now
    }

    fn needs_no_drop(&self, local: LocalId) -> bool {
        self.body.locals[local.0].needs_no_drop() || self.flow.need_no_drop.contains(&local)
    }

    /// What arrives at an entry, the paths of each segment brought together first.
    fn united(&self, entry: NodeId, local: LocalId) -> Status {
        let mut united = Status::default();
        for (_, arriving) in self.arriving(entry, local) {
            united = united.or(if self.fills(entry, local, arriving) { Status::OPTIONAL } else { arriving });
        }
        united
    }

    fn arriving(&self, target: NodeId, local: LocalId) -> Map<NodeId, Status> {
        let mut arriving = Map::new();
        for &pred in &self.flow.node(target).preds {
            if self.segments.reachable(pred) {
                let status = arriving.entry(self.segments.of(pred)).or_insert(Status::default());
                *status = status.or(self.ends[pred.0][local.0]);
            }
        }
        arriving
    }

    /// Whether the paths that meet here have to fill an `Option` for this local.
    fn fills(&self, node: NodeId, local: LocalId, status: Status) -> bool {
        !status.is_certain()
            && !self.needs_no_drop(local)
            && !self.needed(node, local)
            && (self.liveness.asked(node, local) || self.segments.is_entry(node))
    }

    /// Whether a variable of its name has to be there, with a value in it if it has one.
    fn needed(&self, node: NodeId, local: LocalId) -> bool {
        let only_assigned = self.reassigned.contains(&local) && !self.liveness.live(node, local);
        self.liveness.named(node, local) && !only_assigned
    }

    fn form(&self, entry: NodeId, local: LocalId, status: Status) -> Form {
        if self.reborrows.contains(local) && self.liveness.live(entry, local) {
            return Form::Reborrowed;
        }
        let doubtful = !status.within(Status::INIT.or(Status::DROP_ONLY)) && status != Status::UNINIT;
        if self.liveness.named(entry, local) && (self.needed(entry, local) || !doubtful) {
            // An immutable local that has had its value can't be declared again.
            let again = self.body.locals[local.0].mutable || !self.initialised.contains(&local);
            // What has nothing to drop need not be there before it is assigned.
            let gone = status == Status::UNINIT || self.needs_no_drop(local);
            let uninit = gone && !self.liveness.live(entry, local) && again;
            return if uninit { Form::Uninit } else { Form::Live };
        }
        if self.needs_no_drop(local) || status == Status::UNINIT {
            return Form::Uninit;
        }
        match status.decided_by() {
            Some(call) if !self.has_types && !self.liveness.named(entry, local) => Form::Asked(call),
            None if status.within(Status::INIT.or(Status::DROP_ONLY)) => Form::DropOnly,
            Some(_) | None => Form::Optional,
        }
    }

    /// The marked assignments of locals that are in their `Option`; it is an error if one of those is not marked.
    fn replaced(&self) -> Result<Map<MarkId, LocalId>, Undecided> {
        let mut replaced = Map::new();
        for node in (0..self.flow.nodes.len()).map(NodeId) {
            let mut now = self.begin(node);
            for (i, event) in self.flow.node(node).events.iter().enumerate() {
                if let Event::Assign(local) = *event
                    && now[local.0].may_be(Status::OPTIONAL)
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
                hosts.extend(&self.flow.block_exits[block.id.0]);
            }
        });
        hosts
    }

    fn finish(self) -> Result<Initialised, Undecided> {
        let mut hosts = self.ends_of_blocks();
        hosts.extend(self.flow.jumps.values().chain(self.flow.raises.values()).copied());
        let mut native = Set::new();
        let mut fills: Map<(NodeId, NodeId), Vec<LocalId>> = Map::new();
        let mut forms: Map<NodeId, Vec<(LocalId, Form)>> = Map::new();
        for node in (0..self.flow.nodes.len()).map(NodeId).filter(|node| self.flow.node(*node).scope.is_some()) {
            let mut found = Vec::new();
            for &local in self.flow.scope(node) {
                for (segment, arriving) in self.arriving(node, local) {
                    if self.fills(node, local, arriving) {
                        fills.entry((node, segment)).or_default().push(local);
                        for edge in self.segments.edges(self.flow, segment, node) {
                            if !self.ends[edge.0][local.0].is_certain() || !hosts.contains(&edge) {
                                native.insert(local);
                            }
                        }
                    }
                }
                if self.segments.is_entry(node) && node != self.flow.start {
                    let united = self.united(node, local);
                    let doubtful = !united.is_certain() && !united.within(Status::INIT.or(Status::DROP_ONLY));
                    if (doubtful || united.is_asked())
                        && self.liveness.named(node, local)
                        && !self.liveness.live(node, local)
                        && !self.needs_no_drop(local)
                        && !self.reassigned.contains(&local)
                    {
                        return Err(Undecided::Reassigned(local));
                    }
                    found.push((local, self.form(node, local, united)));
                }
            }
            if self.segments.is_entry(node) {
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
        for ((_, segment), locals) in &fills {
            filled.entry(*segment).or_default().extend(locals);
        }
        Ok(Initialised { ends: self.ends, fills, filled, forms, form_of, replaced })
    }
}
