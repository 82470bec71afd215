//! What the paths of the graph tell of a mark.

use crate::analysis::Segments;
use crate::flow::{Event, Flow, Mark, NodeId};
use crate::ir::LocalId;

/// What the paths that go on from a mark do to its local, or to a part of it, as long as it holds the same value.
#[derive(Default)]
pub(super) struct Ahead {
    /// It is in scope where the state is packed: at a suspension, or at a join of two segments.
    pub(super) asked: bool,
    /// It is named: read, borrowed or moved, in part or as a whole.
    pub(super) named: bool,
    /// It is named as a whole: so all of it is there, for rustc would not let it pass otherwise.
    pub(super) used: bool,
    /// The local is given a new value as a whole.
    pub(super) assigned: bool,
}

impl Ahead {
    pub(super) fn of(flow: &Flow, segments: &Segments, mark: &Mark, local: LocalId, part: &[String]) -> Ahead {
        let mut ahead = Ahead::default();
        on_from(flow, mark, &mut |node, from| {
            ahead.asked |= from == 0 && segments.is_entry(node) && flow.scope(node).contains(&local);
            !flow.node(node).events[from..].iter().any(|event| ahead.ends(flow, local, part, *event))
        });
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
            Event::UsePart(of, path) => {
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

/// Whether the generator suspends, or goes on in another segment, where a local is in scope that nothing has named since a mark, and
/// that nothing names again as long as it holds the same value.
pub(super) fn is_left_behind(flow: &Flow, segments: &Segments, mark: &Mark, local: LocalId) -> bool {
    let mut left = false;
    on_from(flow, mark, &mut |node, from| {
        if !left && from == 0 && segments.is_entry(node) && flow.scope(node).contains(&local) {
            let entered = Mark { node, after: 0, local: None };
            left = !Ahead::of(flow, segments, &entered, local, &[]).named;
        }
        let mut events = flow.node(node).events[from..].iter();
        !left && !events.any(|event| Ahead::default().meets(flow, local, *event))
    });
    left
}

/// Visits what follows a mark: the rest of its node, and then the nodes that paths lead to, as long as `visit` goes on. It is told
/// with how many of a node's events it begins.
fn on_from(flow: &Flow, mark: &Mark, visit: &mut dyn FnMut(NodeId, usize) -> bool) {
    if !visit(mark.node, mark.after) {
        return;
    }
    let mut walk = flow.forward(flow.node(mark.node).succs.iter().copied());
    while let Some(node) = walk.next() {
        if !visit(node, 0) {
            walk.turn_back();
        }
    }
}

/// Whether all that a local held was moved on every path to a mark.
pub(super) fn is_gone(flow: &Flow, mark: &Mark, local: LocalId) -> bool {
    let is_gone = |events: &[Event]| {
        let last = events.iter().rev().find(|event| event.local() == local);
        last.map(|last| last.moved().is_some())
    };
    let info = flow.node(mark.node);
    if let Some(gone) = is_gone(&info.events[..mark.after]) {
        return gone;
    }
    let mut walk = flow.backward(info.preds.iter().copied());
    while let Some(node) = walk.next() {
        let info = flow.node(node);
        match is_gone(&info.events) {
            Some(true) => walk.turn_back(),
            Some(false) => return false,
            None if info.preds.is_empty() => return false,
            None => {}
        }
    }
    !info.preds.is_empty()
}

/// Whether every path to a mark has passed one of these since the local got its value.
pub(super) fn has_passed(flow: &Flow, mark: &Mark, local: LocalId, passed: &[&Mark]) -> bool {
    let has_passed = |node: NodeId, before: usize| {
        let passes = passed.iter().filter(|mark| mark.node == node && mark.after <= before).map(|mark| mark.after);
        let begins = flow.node(node).events[..before].iter().rposition(|event| match event {
            Event::Declare(of, _) | Event::Assign(of) | Event::AssignPart(of, _) => *of == local,
            Event::Use(_) | Event::Move(_) | Event::Mention(_) | Event::UsePart(..) => false,
        });
        let last = passes.max();
        (last.is_some() || begins.is_some()).then(|| last > begins)
    };
    if let Some(passed) = has_passed(mark.node, mark.after) {
        return passed;
    }
    let mut walk = flow.backward(flow.node(mark.node).preds.iter().copied());
    let mut all = !flow.node(mark.node).preds.is_empty();
    while let Some(node) = walk.next() {
        let info = flow.node(node);
        match has_passed(node, info.events.len()) {
            Some(true) => walk.turn_back(),
            Some(false) => return false,
            None => all &= !info.preds.is_empty(),
        }
    }
    all
}
