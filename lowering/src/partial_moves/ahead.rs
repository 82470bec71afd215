//! What the paths of the graph tell of a mark.

use std::collections::BTreeSet;

use crate::analysis::Regions;
use crate::flow::{Event, Flow, Mark};
use crate::ir::LocalId;

/// What the paths that go on from a mark do to its local, or to a part of it, as long as it holds the same value.
#[derive(Default)]
pub(super) struct Ahead {
    /// It is in scope where the state is packed: at a suspension, or at a join of two regions.
    pub(super) asked: bool,
    /// It is named: read, borrowed or moved, in part or as a whole.
    pub(super) named: bool,
    /// It is named as a whole: so all of it is there, for rustc would not let it pass otherwise.
    pub(super) used: bool,
    /// The local is given a new value as a whole.
    pub(super) assigned: bool,
}

impl Ahead {
    pub(super) fn of(flow: &Flow, regions: &Regions, mark: &Mark, local: LocalId, part: &[String]) -> Ahead {
        let mut ahead = Ahead::default();
        let mut open = vec![(mark.node, mark.after)];
        let mut seen = BTreeSet::new();
        while let Some((node, from)) = open.pop() {
            if from == 0 && regions.is_entry(node) && flow.scope(node).contains(&local) {
                ahead.asked = true;
            }
            if !flow.node(node).events[from..].iter().any(|event| ahead.ends(flow, local, part, *event)) {
                let succs = flow.node(node).succs.iter().filter(|succ| seen.insert(**succ));
                open.extend(succs.map(|succ| (*succ, 0)));
            }
        }
        ahead
    }

    /// Whether the event names the local, or ends its value.
    fn meets(mut self, flow: &Flow, local: LocalId, event: Event) -> bool {
        self.ends(flow, local, &[], event) || self.named
    }

    /// Whether what follows the event is about another value.
    fn ends(&mut self, flow: &Flow, local: LocalId, part: &[String], event: Event) -> bool {
        match event {
            Event::Use(of) | Event::Move(of) => {
                self.used |= of == local;
                self.named |= of == local;
            }
            Event::Mention(of) => self.named |= of == local,
            Event::Part(of, path) => {
                let path = &flow.paths[path.0];
                self.named |= of == local && (path.starts_with(part) || part.starts_with(path));
            }
            Event::AssignPart(of, path) => {
                let path = &flow.paths[path.0];
                // A part of it that is assigned needs the rest of it.
                self.named |= of == local && path.len() > part.len() && path.starts_with(part);
                return of == local && part.starts_with(path);
            }
            Event::Assign(of) => {
                self.assigned |= of == local;
                return of == local;
            }
            Event::Declare(of, _) => return of == local,
        }
        false
    }
}

/// Whether the generator suspends, or goes on in another region, where a local is in scope that nothing has named since a mark, and
/// that nothing names again as long as it holds the same value.
pub(super) fn is_left_behind(flow: &Flow, regions: &Regions, mark: &Mark, local: LocalId) -> bool {
    let mut open = vec![(mark.node, mark.after)];
    let mut seen = BTreeSet::new();
    while let Some((node, from)) = open.pop() {
        if from == 0 && regions.is_entry(node) && flow.scope(node).contains(&local) {
            let entered = Mark { node, after: 0, local: None };
            if !Ahead::of(flow, regions, &entered, local, &[]).named {
                return true;
            }
        }
        let mut events = flow.node(node).events[from..].iter();
        if !events.any(|event| Ahead::default().meets(flow, local, *event)) {
            let succs = flow.node(node).succs.iter().filter(|succ| seen.insert(**succ));
            open.extend(succs.map(|succ| (*succ, 0)));
        }
    }
    false
}

/// Whether all that a local held was moved on every path to a mark.
pub(super) fn is_gone(flow: &Flow, mark: &Mark, local: LocalId) -> bool {
    let mut open = vec![(mark.node, mark.after)];
    let mut seen = BTreeSet::new();
    while let Some((node, until)) = open.pop() {
        let events = flow.node(node).events[..until].iter().rev();
        let last = events.copied().find(|event| event.local() == local);
        match last.map(|last| last.moved().is_some()) {
            Some(true) => {}
            Some(false) => return false,
            None if flow.node(node).preds.is_empty() => return false,
            None => {
                let preds = flow.node(node).preds.iter().filter(|pred| seen.insert(**pred));
                open.extend(preds.map(|pred| (*pred, flow.node(*pred).events.len())));
            }
        }
    }
    true
}
