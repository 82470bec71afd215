//! Walks over the graph: the nodes that paths lead to, and what settles as paths meet.

use std::collections::VecDeque;

use super::graph::{Flow, FlowNode, NodeId};

/// The nodes that paths lead to from some of them, these included: each once, and the nearest first.
pub(crate) struct GraphWalk<'f> {
    flow: &'f Flow,
    next: fn(&FlowNode) -> &[NodeId],
    seen: Vec<bool>,
    open: VecDeque<NodeId>,
    /// Behind which the walk has not gone on yet.
    last: Option<NodeId>,
}

impl Flow {
    /// The walk along the paths.
    pub(crate) fn forward(&self, from: impl IntoIterator<Item = NodeId>) -> GraphWalk<'_> {
        self.walk(from.into_iter().collect(), |node| &node.succs)
    }

    /// The walk against them.
    pub(crate) fn backward(&self, from: impl IntoIterator<Item = NodeId>) -> GraphWalk<'_> {
        self.walk(from.into_iter().collect(), |node| &node.preds)
    }

    fn walk(&self, open: VecDeque<NodeId>, next: fn(&FlowNode) -> &[NodeId]) -> GraphWalk<'_> {
        GraphWalk { flow: self, next, seen: vec![false; self.nodes.len()], open, last: None }
    }

    /// Repeats a step for every node, in their order, until none changes anything.
    pub(crate) fn fixpoint_forward(&self, step: &mut dyn FnMut(NodeId) -> bool) {
        while (0..self.nodes.len()).fold(false, |changed, node| step(NodeId(node)) | changed) {}
    }

    /// The same, the last node first.
    pub(crate) fn fixpoint_backward(&self, step: &mut dyn FnMut(NodeId) -> bool) {
        while (0..self.nodes.len()).rev().fold(false, |changed, node| step(NodeId(node)) | changed) {}
    }
}

impl GraphWalk<'_> {
    /// Goes no further behind the node that it came to last.
    pub(crate) fn turn_back(&mut self) {
        self.last = None;
    }
}

impl Iterator for GraphWalk<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        if let Some(last) = self.last.take() {
            self.open.extend((self.next)(self.flow.node(last)));
        }
        loop {
            let node = self.open.pop_front()?;
            if !std::mem::replace(&mut self.seen[node.0], true) {
                self.last = Some(node);
                return Some(node);
            }
        }
    }
}
