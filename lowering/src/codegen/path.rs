//! Where the entries stand in the body.

use std::collections::HashMap;

use super::Analysed;
use crate::flow::NodeId;
use crate::ir::{Binding, Block, Node, Stmt, Tail};

/// One step inwards: a statement of a block (its tail counts as the one after the last), and the part of it to enter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) stmt: usize,
    /// `None` where the entry is the statement's own construct.
    pub(super) child: Option<Child>,
}

/// A block inside a construct.
#[derive(Clone, Copy, Debug)]
pub(super) enum Child {
    Then,
    Else,
    Arm(usize),
    Body,
    /// The `else` of a `let`.
    Diverge,
}

pub(super) fn paths(analysed: &Analysed<'_>) -> HashMap<NodeId, Vec<Step>> {
    let mut paths = Paths { analysed, at: Vec::new(), found: HashMap::new() };
    paths.block(&analysed.body.block);
    paths.found
}

struct Paths<'a> {
    analysed: &'a Analysed<'a>,
    at: Vec<Step>,
    found: HashMap<NodeId, Vec<Step>>,
}

impl Paths<'_> {
    fn block(&mut self, block: &Block) {
        for (stmt, statement) in block.stmts.iter().enumerate() {
            match statement {
                Stmt::Native { .. } | Stmt::Break(_) => {}
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
        self.at.push(Step { stmt, child: Some(child) });
        self.block(block);
        self.at.pop();
    }

    fn here(&mut self, stmt: usize, entry: Option<NodeId>) {
        if let Some(entry) = entry.filter(|entry| self.analysed.regions.is_entry(*entry)) {
            let mut path = self.at.clone();
            path.push(Step { stmt, child: None });
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
