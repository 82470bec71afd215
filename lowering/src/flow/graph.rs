//! The control-flow graph of a body: what each path does to the locals, in order.
//!
//! The graph covers native code too: whether a local still holds a value at a suspension point depends on everything that
//! runs before it. It is only read; code is emitted from the [`ir`](crate::ir).
//!
//! Invariants:
//!
//! - A node's events happen in order and all of them, whichever way it is left.
//! - A suspension point ends its node; what follows begins a node of its own, an *entry*.
//! - A construct that is not the last thing in its block is followed by a *join*: the node where its paths meet. One that is
//!   the last thing hands its open ends to the construct around it, so that a jump never lands where there is nothing to do.
//! - A node nobody reaches is kept, for its code may carry a type; `textual` tells where it stands.

use std::ops::Range;

use proc_macro2::Span;

use super::asked::{AskedCalls, AskedId};
use crate::ir::{BlockId, LocalId, MarkId, PointId};
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::syntax::need::Need;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) struct NodeId(pub(crate) usize);

/// What a path does to a local.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Event {
    /// It is read, borrowed, or may be: it has to be there.
    Use(LocalId),
    /// Its name stands among tokens that can't be read: it may be used.
    Mention(LocalId),
    /// A part of it is read, borrowed or moved.
    UsePart(LocalId, PathId),
    /// A part of it is given a new value as a whole.
    AssignPart(LocalId, PathId),
    /// It is used by value: afterwards it is gone, or its type is `Copy`.
    Move(LocalId),
    /// It is given a new value as a whole.
    Assign(LocalId),
    /// Its scope begins; `true` if with a value.
    Declare(LocalId, bool),
}

impl Event {
    pub(crate) fn local(self) -> LocalId {
        match self {
            Event::Use(local)
            | Event::Mention(local)
            | Event::UsePart(local, _)
            | Event::AssignPart(local, _)
            | Event::Move(local)
            | Event::Assign(local)
            | Event::Declare(local, _) => local,
        }
    }

    /// The local that it gives a new value as a whole.
    pub(crate) fn assigned(&self) -> Option<LocalId> {
        match self {
            Event::Assign(local) => Some(*local),
            Event::Use(_)
            | Event::Mention(_)
            | Event::UsePart(..)
            | Event::AssignPart(..)
            | Event::Move(_)
            | Event::Declare(..) => None,
        }
    }

    /// The local whose value it reads, or may read.
    pub(crate) fn read(&self) -> Option<LocalId> {
        match self {
            Event::Use(local) | Event::Mention(local) | Event::UsePart(local, _) | Event::Move(local) => Some(*local),
            Event::AssignPart(..) | Event::Assign(_) | Event::Declare(..) => None,
        }
    }

    /// The local whose scope it begins with a value.
    pub(crate) fn initialised(&self) -> Option<LocalId> {
        match self {
            Event::Declare(local, with_value) => with_value.then_some(*local),
            Event::Use(_)
            | Event::Mention(_)
            | Event::UsePart(..)
            | Event::AssignPart(..)
            | Event::Move(_)
            | Event::Assign(_) => None,
        }
    }

    /// Whether the scope of a local begins.
    pub(crate) fn declares(&self) -> bool {
        match self {
            Event::Declare(..) => true,
            Event::Use(_)
            | Event::Mention(_)
            | Event::UsePart(..)
            | Event::AssignPart(..)
            | Event::Move(_)
            | Event::Assign(_) => false,
        }
    }

    /// The local that it uses by value.
    pub(crate) fn moved(&self) -> Option<LocalId> {
        match self {
            Event::Move(local) => Some(*local),
            Event::Use(_)
            | Event::Mention(_)
            | Event::UsePart(..)
            | Event::AssignPart(..)
            | Event::Assign(_)
            | Event::Declare(..) => None,
        }
    }
}

/// Names of fields, from a local inwards: see [`Flow::paths`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct PathId(pub(crate) usize);

/// Where a [mark](crate::partial_moves) stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// The local that it is about; `None` where its name is another one's there.
    pub(crate) local: Option<LocalId>,
    pub(crate) node: NodeId,
    /// How many of the node's events come before it.
    pub(crate) after: usize,
}

#[derive(Default, Debug)]
pub(crate) struct FlowNode {
    pub(crate) events: Vec<Event>,
    pub(crate) succs: Vec<NodeId>,
    pub(crate) preds: Vec<NodeId>,
    /// The node before it in the source, where no path leads to it.
    pub(crate) textual: Option<NodeId>,
    /// The locals in scope, outermost first, where it is an entry, a join or the head of a loop.
    pub(crate) scope: Option<Vec<LocalId>>,
}

/// A statement of a block; its tail counts as the statement after the last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Site {
    pub(crate) block: BlockId,
    pub(crate) stmt: usize,
}

/// The graph, and where the parts of the body lie in it.
#[derive(Default)]
pub(crate) struct Flow {
    pub(crate) nodes: Vec<FlowNode>,
    pub(crate) start: NodeId,
    /// For each suspension point, the node that it ends and the entry that follows it.
    pub(crate) points: Vec<(NodeId, NodeId)>,
    /// For each join, its node; `None` where the construct hands its ends on.
    pub(crate) joins: Vec<Option<NodeId>>,
    /// For each block, the nodes in which it ends normally.
    pub(crate) block_exits: Vec<Vec<NodeId>>,
    /// Locals that are closures which only borrow what they capture: they have nothing to drop.
    pub(crate) need_no_drop: Set<LocalId>,
    /// Locals whose value was made of closures, `Some(move || a)`.
    pub(crate) made_of_closures: Set<LocalId>,
    /// What closures may have taken of the locals around them, by the locals that hold the closures.
    pub(crate) taken_by_closures: Map<LocalId, Set<LocalId>>,
    pub(crate) paths: Vec<Vec<String>>,
    /// The locals in scope where a block, a `break` or a `continue` ends, outermost first: what code that is put there can name.
    pub(crate) visible: Map<NodeId, Vec<LocalId>>,
    pub(crate) marks: Map<MarkId, Mark>,
    /// The node that each `break` or `continue` ends that is a statement.
    pub(crate) jumps: Map<Site, NodeId>,
    /// Uses, as places in a node's events, that may take the local or a part of it by value, for all that syntax tells: those
    /// of a method's receiver, of a field, of what it points to.
    pub(crate) by_value: Set<(NodeId, usize)>,
    /// Moves by an operator or its like, as places in a node's events: the local may well be a number, and still there.
    pub(crate) computed: Map<(NodeId, usize), Need>,
    /// Calls that may consume the local that they are called on, as places in a node's events.
    pub(crate) calls: Map<(NodeId, usize), AskedId>,
    /// What rustc is asked of these.
    pub(crate) asked: AskedCalls,
    /// Names that native code binds.
    pub(crate) hidden: Set<String>,
    /// For each suspension point that raises into a `try_!`, the node in which it does.
    pub(crate) raises: Map<PointId, NodeId>,
    /// Borrows that might be taken again.
    pub(crate) borrows: Map<LocalId, Borrow>,
    /// The places in a node's events where a local is mentioned only because a part of it is refilled.
    pub(crate) refills: Map<(NodeId, usize), PathId>,
    /// Where the first assignment of a local in a node begins and ends in the source, if it is one of the whole local.
    pub(crate) assignments: Map<(NodeId, LocalId), (Span, Span)>,
    /// Where a node names a local first.
    pub(crate) named: Map<(NodeId, LocalId), Span>,
}

impl Flow {
    pub(crate) fn node(&self, id: NodeId) -> &FlowNode {
        &self.nodes[id.0]
    }

    pub(crate) fn site_of(&self, point: PointId) -> NodeId {
        self.points[point.0].0
    }

    pub(crate) fn entry_of(&self, point: PointId) -> NodeId {
        self.points[point.0].1
    }

    pub(crate) fn scope(&self, id: NodeId) -> &[LocalId] {
        self.node(id).scope.as_deref().unwrap_or_default()
    }

    /// Where a local is named next, as the paths from a node go.
    pub(crate) fn named_next(&self, from: NodeId, local: LocalId) -> Option<(NodeId, Span)> {
        self.forward([from]).find_map(|node| Some((node, *self.named.get(&(node, local))?)))
    }

    /// The nodes that some path from the start leads to.
    pub(crate) fn reachable(&self) -> Vec<bool> {
        let mut reached = vec![false; self.nodes.len()];
        self.forward([self.start]).for_each(|node| reached[node.0] = true);
        reached
    }
}

/// `let name = &place;`
#[derive(Debug)]
pub(crate) struct Borrow {
    pub(crate) root: LocalId,
    /// The locals that it is indexed by.
    pub(crate) indices: Vec<LocalId>,
    /// The fields that follow the root.
    pub(crate) fields: Vec<String>,
    pub(crate) exclusive: bool,
    /// Where it is taken, and the events of that.
    pub(crate) node: NodeId,
    pub(crate) events: Range<usize>,
}

impl Borrow {
    /// Whether the other one may be taken while this one is live.
    pub(crate) fn lets(&self, other: &Borrow) -> bool {
        (!self.exclusive && !other.exclusive) || are_apart(&self.fields, &other.fields)
    }
}

/// Whether neither of two paths of fields is a part of the other.
pub(crate) fn are_apart(one: &[String], other: &[String]) -> bool {
    one.iter().zip(other).any(|(one, other)| one != other)
}

pub(crate) fn borrowed_from(borrow: &Borrow) -> Vec<LocalId> {
    [borrow.root].iter().chain(&borrow.indices).copied().listed()
}
