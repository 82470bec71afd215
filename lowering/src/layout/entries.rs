//! Where the entries stand in the body.

use crate::analysis::Analysed;
use crate::flow::NodeId;
use crate::ir::{Binding, Block, JoinId, Node, Stmt, Tail};
use crate::sorted::{Map, Set};

/// One step inwards: a statement of a block (its tail counts as the one after the last), and the part of it to enter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PathStep {
    pub(crate) stmt: usize,
    /// `None` where the entry is the statement's own construct.
    pub(crate) child: Option<Child>,
}

/// A block inside a construct.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Child {
    Then,
    Else,
    Arm(usize),
    Body,
    /// The `else` of a `let`.
    Diverge,
}

pub(crate) fn paths(analysed: &Analysed<'_>) -> Map<NodeId, Vec<PathStep>> {
    let mut paths = Paths { analysed, at: Vec::new(), found: Map::new() };
    paths.block(&analysed.body.block);
    paths.found
}

/// The construct that a step leads to, and what becomes of its value, if it is no tail.
pub(crate) fn statement<'a>(block: &'a Block, step: &PathStep) -> Option<(Option<&'a Binding>, &'a Node)> {
    match block.stmts.get(step.stmt) {
        Some(Stmt::Bind { binding, node }) => Some((Some(binding), node)),
        Some(Stmt::Native { .. } | Stmt::Jump(_)) => None,
        None => match &block.tail {
            Some(Tail::Node(node)) => Some((None, node)),
            Some(Tail::Native(_)) | None => None,
        },
    }
}

/// What a step leads to: the construct, and the block inside it.
pub(crate) fn entered<'a>(block: &'a Block, step: &PathStep) -> Option<(&'a Node, Option<&'a Block>)> {
    let (binding, node) = statement(block, step)?;
    let Some(child) = step.child else { return Some((node, None)) };
    let child = match child {
        Child::Diverge => match binding {
            Some(Binding::Let { diverge, .. }) => diverge.as_deref(),
            Some(Binding::Discard { .. }) | None => None,
        },
        Child::Then | Child::Else | Child::Arm(_) | Child::Body => inside(node, child),
    };
    Some((node, child))
}

/// A block of a construct.
pub(crate) fn inside(node: &Node, child: Child) -> Option<&Block> {
    match node {
        Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => None,
        Node::If { then, otherwise, .. } => match child {
            Child::Then => Some(then),
            Child::Else => otherwise.as_deref(),
            Child::Arm(_) | Child::Body | Child::Diverge => None,
        },
        Node::Match { arms, .. } => match child {
            Child::Arm(i) => Some(&arms[i].body),
            Child::Then | Child::Else | Child::Body | Child::Diverge => None,
        },
        Node::Loop { body, .. } => Some(body),
        Node::Scope { block, .. } => Some(block),
    }
}

/// The head of the loop around an entry, if nothing is left to do of its iteration.
pub(crate) fn ends_an_iteration(block: &Block, path: &[PathStep]) -> Option<JoinId> {
    let (step, inner) = path.split_first()?;
    let (node, child) = entered(block, step)?;
    if let Some(head) = child.and_then(|child| ends_an_iteration(child, inner)) {
        return Some(head);
    }
    match node {
        Node::Loop { head, body, .. } => (child.is_some() && is_last(body, inner)).then_some(*head),
        Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => None,
        Node::If { .. } | Node::Match { .. } | Node::Scope { .. } => None,
    }
}

/// Whether nothing follows an entry in a block, and in those between.
fn is_last(block: &Block, path: &[PathStep]) -> bool {
    let Some((step, inner)) = path.split_first() else { return false };
    let last = match block.stmts.get(step.stmt) {
        Some(Stmt::Bind { binding: Binding::Discard { .. }, .. }) => {
            step.stmt + 1 == block.stmts.len() && block.tail.is_none()
        }
        Some(Stmt::Native { .. } | Stmt::Jump(_) | Stmt::Bind { binding: Binding::Let { .. }, .. }) => false,
        None => true,
    };
    let Some((node, child)) = entered(block, step).filter(|_| last) else { return false };
    match node {
        Node::Yield { .. } => child.is_none(),
        Node::If { .. } | Node::Match { .. } | Node::Scope { .. } => child.is_some_and(|child| is_last(child, inner)),
        Node::Value(_) | Node::Delegate { .. } | Node::Loop { .. } => false,
    }
}

/// A block, and those between it and an entry inside it.
pub(crate) fn blocks_on(mut block: &Block, path: &[PathStep]) -> Set<usize> {
    let mut found = Set::from([block.id.0]);
    for step in path {
        let Some((_, Some(child))) = entered(block, step) else { break };
        found.insert(child.id.0);
        block = child;
    }
    found
}

struct Paths<'a> {
    analysed: &'a Analysed<'a>,
    at: Vec<PathStep>,
    found: Map<NodeId, Vec<PathStep>>,
}

impl Paths<'_> {
    fn block(&mut self, block: &Block) {
        for (stmt, statement) in block.stmts.iter().enumerate() {
            match statement {
                Stmt::Native { .. } | Stmt::Jump(_) => {}
                Stmt::Bind { binding, node } => {
                    self.node(stmt, node);
                    if let Binding::Let { diverge: Some(diverge), .. } = binding {
                        self.within(stmt, Child::Diverge, diverge);
                    }
                }
            }
        }
        if let Some(Tail::Node(node)) = &block.tail {
            self.node(block.stmts.len(), node);
        }
    }

    fn within(&mut self, stmt: usize, child: Child, block: &Block) {
        self.at.push(PathStep { stmt, child: Some(child) });
        self.block(block);
        self.at.pop();
    }

    fn here(&mut self, stmt: usize, entry: Option<NodeId>) {
        if let Some(entry) = entry.filter(|entry| self.analysed.segments.is_entry(*entry)) {
            let mut path = self.at.clone();
            path.push(PathStep { stmt, child: None });
            self.found.insert(entry, path);
        }
    }

    fn node(&mut self, stmt: usize, node: &Node) {
        let flow = &self.analysed.flow;
        match node {
            Node::Value(_) => {}
            Node::Yield { point, .. } | Node::Delegate { point, .. } => self.here(stmt, Some(flow.entry_of(*point))),
            Node::If { then, otherwise, .. } => {
                self.within(stmt, Child::Then, then);
                if let Some(otherwise) = otherwise {
                    self.within(stmt, Child::Else, otherwise);
                }
            }
            Node::Match { arms, .. } => {
                for (i, arm) in arms.iter().enumerate() {
                    self.within(stmt, Child::Arm(i), &arm.body);
                }
            }
            Node::Loop { body, head, .. } => {
                self.here(stmt, flow.joins[head.0]);
                self.within(stmt, Child::Body, body);
            }
            Node::Scope { block, .. } => self.within(stmt, Child::Body, block),
        }
        self.here(stmt, node.after().and_then(|after| flow.joins[after.0]));
    }
}
