//! How many values are still to come, for `size_hint`.
//!
//! The graph has more paths than the body: a condition may never hold. So the shortest path to the end says how many there
//! are at least, the longest how many at most. What is not in the graph is an early exit, by `return`, by `?` or by a macro
//! that can't be read: where the body has one, nothing is promised. A panic is no early exit. But where a panic is the only way
//! out, nothing is promised: `collect` would make room for it.

use crate::flow::{Flow, NodeId};
use crate::ir::{Body, walk};
use crate::syntax::words::Words;

/// What a suspension point adds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Adds {
    One,
    /// It delegates, to nobody knows how many.
    Any,
}

/// How many values come after each node: at least, and at most.
pub(crate) struct Remaining {
    at_least: Vec<usize>,
    at_most: Vec<Option<usize>>,
}

impl Remaining {
    pub(crate) fn solve(body: &Body, flow: &Flow, words: &Words) -> Remaining {
        let delegating = walk::delegating_points(body);
        let mut adds = vec![None; flow.nodes.len()];
        for (point, (site, _)) in flow.points.iter().enumerate() {
            let delegates = delegating.iter().any(|delegating| delegating.0 == point);
            adds[site.0] = Some(if delegates { Adds::Any } else { Adds::One });
        }
        let at_least = if words.leaves_early() {
            vec![0; flow.nodes.len()]
        } else {
            at_least(flow, &adds, &flow.block_exits[body.block.id.0])
        };
        Remaining { at_least, at_most: at_most(flow, &adds) }
    }

    /// The bounds.
    pub(crate) fn after(&self, node: NodeId) -> (usize, Option<usize>) {
        (self.at_least[node.0], self.at_most[node.0])
    }
}

/// Each pass takes the next step of all paths backwards, so there are as many as the longest of them has.
fn at_least(flow: &Flow, adds: &[Option<Adds>], ends: &[NodeId]) -> Vec<usize> {
    let mut least = vec![usize::MAX; flow.nodes.len()];
    for end in ends {
        least[end.0] = 0;
    }
    flow.fixpoint_backward(&mut |node| {
        let succs = &flow.node(node).succs;
        let own = usize::from(adds[node.0] == Some(Adds::One));
        let shortest = succs.iter().map(|succ| least[succ.0].saturating_add(own)).min().unwrap_or(usize::MAX);
        let found = shortest < least[node.0];
        least[node.0] = least[node.0].min(shortest);
        found
    });
    // No path leads to the end from here.
    least.iter_mut().filter(|least| **least == usize::MAX).for_each(|least| *least = 0);
    least
}

/// Without a loop around it each suspension point is passed once: more of them than there are means that there is a loop.
fn at_most(flow: &Flow, adds: &[Option<Adds>]) -> Vec<Option<usize>> {
    let mut most = vec![Some(0); flow.nodes.len()];
    flow.fixpoint_backward(&mut |node| {
        let succs = &flow.node(node).succs;
        let rest = succs.iter().map(|succ| most[succ.0]).try_fold(0, |longest, rest| Some(longest.max(rest?)));
        let all = match adds[node.0] {
            Some(Adds::Any) => None,
            Some(Adds::One) => rest.map(|rest| rest + 1).filter(|all| *all <= flow.points.len()),
            None => rest,
        };
        std::mem::replace(&mut most[node.0], all) != all
    });
    most
}
