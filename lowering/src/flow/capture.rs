//! What a closure or an async block captures, where it is written.

use super::builder::Builder;
use super::graph::{Event, NodeId};
use crate::ir::LocalId;
use crate::listed::Listed;
use crate::sorted::Set;

/// What is known of what is captured.
pub(super) struct Captured {
    /// What it may take; where that is nothing, it only borrows.
    pub(super) takes: Set<LocalId>,
    /// What its own code takes by value.
    pub(super) taken: Vec<LocalId>,
}

impl Builder<'_> {
    /// Walks the body of a closure aside from the graph, and leaves only what creating it does to the locals around it: a
    /// `move` closure takes what it mentions, any other one takes what it uses by value and borrows the rest.
    ///
    /// What it computes with it takes, or it borrows it if it is `Copy`. Of one that `is_kept`, by a `let`, the second is believed: a
    /// number would else be gone while it is borrowed, and of anything else rustc tells.
    pub(super) fn capture(&mut self, takes_all: bool, is_kept: bool, body: impl FnOnce(&mut Self)) -> Captured {
        let current = self.current;
        let first = self.flow.nodes.len();
        let names = self.names.len();
        let jumps = std::mem::take(&mut self.jumps);
        self.current = self.new_node();
        body(self);
        self.jumps = jumps;
        self.names.truncate(names);
        let inside = self.flow.nodes.split_off(first);
        let taken = self.flow.by_value.split_off(&(NodeId(first), 0));
        let computed = self.flow.computed.split_off(&(NodeId(first), 0));
        let asked = self.flow.calls.split_off(&(NodeId(first), 0));
        self.current = current;
        let mut named = self.named.borrow_mut();
        for ((_, local), span) in named.split_off(&(NodeId(first), LocalId(0))) {
            named.entry((current, local)).or_insert(span);
        }
        drop(named);
        let inside = inside.into_iter().enumerate().flat_map(|(node, info)| {
            info.events.into_iter().enumerate().map(move |(place, event)| ((NodeId(first + node), place), event))
        });
        let inside: Vec<((NodeId, usize), Event)> = inside.listed();
        let borrows = !takes_all
            && inside.iter().all(|(place, event)| match event {
                Event::Use(_) | Event::Mention(_) | Event::Assign(_) => true,
                Event::Move(_) => computed.contains_key(place),
                Event::UsePart(..) | Event::AssignPart(..) | Event::Declare(..) => false,
            });
        let takes = inside.iter().filter_map(|(_, event)| match *event {
            Event::Use(local) | Event::Mention(local) | Event::Assign(local) => takes_all.then_some(local),
            Event::UsePart(local, _) | Event::AssignPart(local, _) => Some(local),
            Event::Move(local) | Event::Declare(local, _) => Some(local),
        });
        let takes = if borrows { Set::new() } else { takes.collect() };
        let mut moved = Vec::new();
        for (place, event) in inside {
            if taken.contains(&place) {
                self.flow.by_value.insert((current, self.flow.nodes[current.0].events.len()));
            }
            // What a method consumes by its name alone is asked about by itself.
            if let Event::Move(local) = event
                && !asked.contains_key(&place)
                && !(is_kept && borrows)
            {
                moved.push(local);
            }
            self.event(match event {
                // Which part of it is captured depends on the edition: as long as it is there, rustc tells.
                Event::UsePart(local, _) | Event::AssignPart(local, _) => Event::Use(local),
                Event::Use(local) | Event::Mention(local) | Event::Assign(local) if takes_all => Event::Move(local),
                Event::Mention(local) => Event::Mention(local),
                Event::Use(local) | Event::Assign(local) => Event::Use(local),
                Event::Move(local) if is_kept && borrows => Event::Use(local),
                Event::Move(local) | Event::Declare(local, _) => Event::Move(local),
            });
            // What is taken when the closure is made is gone, whatever a call in it does.
            if let Some(asked) = asked.get(&place).filter(|_| !takes_all) {
                self.flow.calls.insert((current, self.flow.nodes[current.0].events.len() - 1), *asked);
            }
        }
        Captured { takes, taken: moved }
    }
}
