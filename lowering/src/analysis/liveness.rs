//! Backward questions about each local at the beginning of each node.

use super::Segments;
use super::reborrow::Reborrows;
use crate::flow::{Event, Flow, NodeId};
use crate::ir::LocalId;

/// For each node and local, as four bits.
pub(crate) struct Liveness {
    bits: Vec<Vec<u8>>,
}

/// Some path reads it before it is assigned as a whole: it has to be there.
const LIVE: u8 = 1;
/// Some path assigns it as a whole: a variable of its name and type has to be there.
const ASSIGNED: u8 = 2;
/// Some path suspends with it in scope before it is assigned: whether it holds something will be asked.
const ASKED: u8 = 4;
/// Some path surely reads it before it is assigned as a whole: not just a macro that has its name among its tokens.
const READ: u8 = 8;

impl Liveness {
    /// At the entries the state is packed, and every local in scope is asked for. To name a borrow that is taken again is to name
    /// what it is taken from.
    pub(crate) fn solve(flow: &Flow, locals: usize, segments: &Segments, reborrows: &Reborrows) -> Liveness {
        let mut bits = vec![vec![0; locals]; flow.nodes.len()];
        // Code that no path reaches may still tell a type: what it names has to be there where it is emitted.
        let reachable = |node: usize| segments.reachable(NodeId(node));
        let mut textual = vec![Vec::new(); flow.nodes.len()];
        for (node, before) in flow.nodes.iter().enumerate().filter_map(|(node, info)| Some((node, info.textual?))) {
            if !reachable(node) && flow.nodes[node].preds.is_empty() {
                textual[before.0].push(NodeId(node));
            }
        }
        flow.fixpoint_backward(&mut |node| {
            let mut now = vec![0; locals];
            // Dead code is asked for what it names itself, not for what would follow it.
            let succs = flow.node(node).succs.iter().filter(|succ| reachable(node.0) || !reachable(succ.0));
            for succ in succs.chain(&textual[node.0]) {
                now.iter_mut().zip(&bits[succ.0]).for_each(|(now, succ)| *now |= succ);
            }
            for event in flow.node(node).events.iter().rev() {
                before(*event, &mut now, reborrows);
            }
            if segments.is_entry(node) {
                for local in flow.scope(node) {
                    now[local.0] |= ASKED;
                }
            }
            let changed = now != bits[node.0];
            bits[node.0] = now;
            changed
        });
        Liveness { bits }
    }

    /// Visits the events of a node from the last to the first, and tells which locals are live after each.
    pub(crate) fn each_event_backwards(
        &self,
        flow: &Flow,
        node: NodeId,
        reborrows: &Reborrows,
        mut visit: impl FnMut(usize, Event, &dyn Fn(LocalId) -> bool),
    ) {
        let mut now = vec![0; self.bits[node.0].len()];
        for succ in &flow.node(node).succs {
            now.iter_mut().zip(&self.bits[succ.0]).for_each(|(now, succ)| *now |= succ);
        }
        for (place, event) in flow.node(node).events.iter().enumerate().rev() {
            visit(place, *event, &|local| now[local.0] & LIVE != 0);
            before(*event, &mut now, reborrows);
        }
    }

    fn has(&self, node: NodeId, local: LocalId, bit: u8) -> bool {
        self.bits[node.0][local.0] & bit != 0
    }

    pub(crate) fn live(&self, node: NodeId, local: LocalId) -> bool {
        self.has(node, local, LIVE)
    }

    /// Whether code from here on writes its name.
    pub(crate) fn named(&self, node: NodeId, local: LocalId) -> bool {
        self.has(node, local, LIVE | ASSIGNED)
    }

    /// Whether it holds its value here, as rustc vouches: code from here on reads it.
    pub(crate) fn read(&self, node: NodeId, local: LocalId) -> bool {
        self.has(node, local, READ)
    }

    pub(crate) fn asked(&self, node: NodeId, local: LocalId) -> bool {
        self.has(node, local, ASKED)
    }
}

/// What is true before an event, from what is true after it.
fn before(event: Event, now: &mut [u8], reborrows: &Reborrows) {
    match event {
        Event::Mention(local) => name(local, now, reborrows, LIVE),
        Event::Use(local) | Event::UsePart(local, _) | Event::AssignPart(local, _) | Event::Move(local) => {
            name(local, now, reborrows, LIVE | READ);
        }
        Event::Assign(local) => now[local.0] = ASSIGNED,
        Event::Declare(local, _) => now[local.0] = 0,
    }
}

fn name(local: LocalId, now: &mut [u8], reborrows: &Reborrows, bits: u8) {
    now[local.0] |= bits;
    reborrows.borrowed_from(local).iter().for_each(|needed| name(*needed, now, reborrows, bits));
}
