//! Nodes, edges, events and jumps, as the graph is built.

use std::cell::RefCell;

use proc_macro2::{Ident, Span};
use syn::{Expr, Lifetime};

use super::graph::{Event, Flow, FlowNode, NodeId};
use crate::ir::{self, LocalId, MarkId};
use crate::listed::PushAll;
use crate::sorted::{Map, Set};
use crate::syntax::hygiene::Context;
use crate::syntax::place::bare;

pub(super) struct Builder<'a> {
    pub(super) flow: Flow,
    pub(super) current: NodeId,
    /// The names in scope, innermost last; a name of native code hides a local and is none itself.
    pub(super) names: Vec<Known>,
    pub(super) jumps: Vec<Jump>,
    pub(super) locals: &'a [ir::Local],
    /// The macros that the body defines, with the names that their definitions mention.
    pub(super) macros: Map<String, Vec<String>>,
    /// The marks between the operand of a suspension point and the suspension.
    pub(super) marked_points: &'a Map<ir::PointId, Vec<(MarkId, String)>>,
    /// Locals that are closures, as their `let` shows, and what the body of each takes by value of what it has captured.
    pub(super) closures: Map<LocalId, Vec<LocalId>>,
    /// The same of locals that may hold closures, or may be one that was taken out of what holds it.
    pub(super) held_by: Map<LocalId, Vec<LocalId>>,
    /// What each closure so far takes by value that no `let` binds by itself.
    pub(super) loose_closures: Vec<Vec<LocalId>>,
    /// The names of locals of which it is not asked whether a call consumes them.
    pub(super) unasked: &'a Set<String>,
    /// What the graph has of these in the end.
    pub(super) named: RefCell<Map<(NodeId, LocalId), Span>>,
    pub(super) hidden: RefCell<Set<String>>,
}

/// A construct that `break` and `continue` can name.
pub(super) struct Jump {
    pub(super) label: Option<Lifetime>,
    /// `None` for a labelled block.
    pub(super) head: Option<NodeId>,
    pub(super) breaks: Vec<NodeId>,
}

impl Builder<'_> {
    /// Goes on where all of these nodes lead.
    pub(super) fn meet(&mut self, ends: Vec<NodeId>) {
        if let [end] = ends[..] {
            self.current = end;
            return;
        }
        let textual = self.current;
        let node = self.new_node();
        for end in ends {
            self.link(end, node);
        }
        self.flow.nodes[node.0].textual = Some(textual);
        self.current = node;
    }

    /// The current node leads to two.
    pub(super) fn branch(&mut self) -> (NodeId, NodeId) {
        let from = self.current;
        (self.branch_from(from), self.branch_from(from))
    }

    pub(super) fn branch_from(&mut self, from: NodeId) -> NodeId {
        let node = self.new_node();
        self.link(from, node);
        node
    }

    pub(super) fn new_node(&mut self) -> NodeId {
        self.flow.nodes.push(FlowNode::default());
        NodeId(self.flow.nodes.len() - 1)
    }

    pub(super) fn link(&mut self, from: NodeId, to: NodeId) {
        self.flow.nodes[from.0].succs.push(to);
        self.flow.nodes[to.0].preds.push(from);
    }

    pub(super) fn event(&mut self, event: Event) {
        self.event_in(self.current, event);
    }

    /// What takes a local that is certain to be `Copy` leaves it there.
    pub(super) fn event_in(&mut self, node: NodeId, event: Event) {
        let copied = event.moved().filter(|local| self.locals[local.0].is_copy());
        let event = copied.map_or(event, Event::Use);
        let declares = event.declares();
        // What has a destructor is saved without being named.
        let other =
            self.called_the_same(event.local()).filter(|other| !declares && self.locals[other.0].needs_no_drop());
        self.flow.nodes[node.0].events.push_all(other.map(Event::Mention));
        self.flow.nodes[node.0].events.push(event);
    }

    /// Walks an expression that moves what it names unless that is `Copy` or only borrowed, and notes its last use as such.
    pub(super) fn maybe_taken(&mut self, walk: impl FnOnce(&mut Self)) {
        let before = self.flow.nodes[self.current.0].events.len();
        let node = self.current;
        walk(self);
        let after = self.flow.nodes[self.current.0].events.len();
        if after > 0 && (node != self.current || after > before) {
            self.flow.by_value.insert((self.current, after - 1));
        }
    }

    /// What follows is reached by no path.
    pub(super) fn diverge(&mut self) {
        let textual = self.current;
        self.current = self.new_node();
        self.flow.nodes[self.current.0].textual = Some(textual);
    }

    /// `break 'label`
    pub(super) fn leave(&mut self, label: Option<&Lifetime>) {
        let current = self.current;
        let target = match label {
            Some(label) => self.labelled_by(label, |_| true),
            None => self.jumps.iter().rposition(|jump| jump.head.is_some()),
        };
        if let Some(target) = target {
            self.jumps[target].breaks.push(current);
        }
        self.diverge();
    }

    /// A `break` or `continue` whose value has been evaluated.
    pub(super) fn jump(&mut self, expr: &Expr) {
        match bare(expr) {
            Expr::Break(jump) => self.leave(jump.label.as_ref()),
            Expr::Continue(jump) => self.repeat(jump.label.as_ref()),
            _ => {}
        }
    }

    /// `continue 'label`
    pub(super) fn repeat(&mut self, label: Option<&Lifetime>) {
        let target = match label {
            Some(label) => self.labelled_by(label, |jump| jump.head.is_some()),
            None => self.jumps.iter().rposition(|jump| jump.head.is_some()),
        };
        if let Some(head) = target.and_then(|target| self.jumps[target].head) {
            self.link(self.current, head);
        }
        self.diverge();
    }

    /// What a label means to whoever wrote it.
    fn labelled_by(&self, label: &Lifetime, fits: impl Fn(&Jump) -> bool) -> Option<usize> {
        let called = |jump: &Jump| fits(jump) && jump.label.as_ref().is_some_and(|known| known.ident == label.ident);
        let context = Context::of(label.ident.span());
        let own = |known: &Lifetime| Context::of(known.ident.span()) == context;
        let found = self.jumps.iter().rposition(|jump| called(jump) && jump.label.as_ref().is_some_and(own));
        found.or_else(|| self.jumps.iter().rposition(called))
    }
}

/// A name in scope.
pub(super) struct Known {
    pub(super) name: String,
    pub(super) context: Context,
    pub(super) local: Option<LocalId>,
}

impl Known {
    pub(super) fn new(name: &Ident, local: Option<LocalId>) -> Self {
        Known { name: name.to_string(), context: Context::of(name.span()), local }
    }
}

impl Builder<'_> {
    pub(super) fn innermost(&self, name: &str) -> Option<&Known> {
        self.names.iter().rev().find(|known| known.name == name)
    }

    /// The innermost local that is called as this one is, by someone else: perhaps it is the one that is meant.
    pub(super) fn called_the_same(&self, local: LocalId) -> Option<LocalId> {
        let name = &self.locals[local.0].name;
        let innermost = self.innermost(&name.to_string())?;
        let other = innermost.local.filter(|other| *other != local)?;
        (innermost.context != Context::of(name.span())).then_some(other)
    }
}
