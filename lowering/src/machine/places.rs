//! The places of a body and the ways between them.

use std::ops::Range;

use super::model::How;
use crate::listed::Listed;
use crate::sorted::Map;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct PlaceId(pub(super) usize);

/// Where the machine rests.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Rest {
    Created,
    /// At the marker whose `!` has this place in the source.
    Point(usize),
    Closed,
}

impl Rest {
    pub(super) fn is_closed(self) -> bool {
        match self {
            Rest::Closed => true,
            Rest::Created | Rest::Point(_) => false,
        }
    }

    pub(super) fn is_created(self) -> bool {
        match self {
            Rest::Created => true,
            Rest::Point(_) | Rest::Closed => false,
        }
    }
}

/// What decides for a way.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Word {
    /// Which decision it is, and how many ways it has.
    pub(super) decision: usize,
    pub(super) choices: usize,
    pub(super) choice: usize,
    pub(super) text: String,
    /// The text as one of several, which has to say what it is the `else` of.
    pub(super) among_others: String,
    pub(super) how: How,
    /// Whether another way of the same decision is raised or closed.
    pub(super) may_fail: bool,
    /// Whether it leads to an `else if`, which says more than that it is one.
    pub(super) is_asked_on: bool,
}

/// What is said of the choice that is left.
pub(super) const ELSE: &str = "else";

/// What is said of being closed.
pub(super) const CLOSED: &str = "closed";

/// What is said of a loop that is over.
pub(super) const NO_MORE: &str = "no more";

pub(super) struct Way {
    pub(super) to: PlaceId,
    pub(super) word: Option<Word>,
}

/// Places that are rests, or only passed; one rest may have several, where a `finally` is entered in several ways.
#[derive(Default)]
pub(super) struct PathGraph {
    rests: Map<PlaceId, Rest>,
    ways: Vec<Vec<Way>>,
    /// By their heads.
    loops: Map<PlaceId, Range<usize>>,
    decisions: usize,
}

impl PathGraph {
    pub(super) fn add(&mut self, rest: Option<Rest>) -> PlaceId {
        let place = PlaceId(self.ways.len());
        self.ways.push(Vec::new());
        if let Some(rest) = rest {
            self.rests.insert(place, rest);
        }
        place
    }

    pub(super) fn link(&mut self, from: PlaceId, to: PlaceId, word: Option<Word>) {
        self.ways[from.0].push(Way { to, word });
    }

    /// All of a loop has been drawn: it consists of the places from its head on.
    pub(super) fn is_drawn(&mut self, head: PlaceId) {
        self.loops.insert(head, head.0..self.ways.len());
    }

    /// The places of the loop with this head.
    pub(super) fn turns(&self, head: PlaceId) -> Option<&Range<usize>> {
        self.loops.get(&head)
    }

    pub(super) fn rest(&self, place: PlaceId) -> Option<Rest> {
        self.rests.get(&place).copied()
    }

    /// The rests and their places.
    pub(super) fn rests(&self) -> Vec<(PlaceId, Rest)> {
        self.rests.iter().map(|(place, rest)| (*place, *rest)).listed()
    }

    pub(super) fn ways(&self, from: PlaceId) -> &[Way] {
        &self.ways[from.0]
    }

    /// A decision between some ways, each with its text.
    pub(super) fn decision(&mut self, texts: &[(&str, How)]) -> Vec<Word> {
        self.decisions += 1;
        let first = texts[0].0;
        let word = |(choice, (text, how)): (usize, &(&str, How))| Word {
            decision: self.decisions,
            choices: texts.len(),
            choice,
            text: (*text).to_owned(),
            among_others: match *text {
                ELSE => format!("not {first}"),
                NO_MORE => first.replacen("next", NO_MORE, 1),
                text => text.to_owned(),
            },
            how: *how,
            may_fail: texts.iter().any(|(_, how)| !how.is_resumed()),
            is_asked_on: false,
        };
        texts.iter().enumerate().map(word).listed()
    }
}
