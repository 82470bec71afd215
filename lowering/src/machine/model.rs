//! The machine as data.

use std::fmt;
use std::ops::Range;

use proc_macro2::Span;

/// A machine: its states, and what leads from one to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// The name of the function.
    pub name: String,
    /// `created` comes first and `closed` last; between them are the suspension points, in the order of the source.
    pub states: Vec<State>,
    /// Sorted by where they come from, then by where they lead.
    pub edges: Vec<Edge>,
    /// What `try_!`s there are, outermost first.
    pub scopes: Vec<Scope>,
    /// Whether rustc lays its state out, as that of a future: then nothing is told of what is saved.
    pub is_pinned: bool,
    /// Between which suspension points some path of the graph leads that code was emitted from, if it is emitted from one.
    pub(super) leads: Vec<(usize, usize)>,
}

/// Where a machine rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// `created`, `closed`, the label of the operand, or `s1`, `s2`, … in the order of the source.
    pub name: String,
    /// What kind of a rest it is.
    pub kind: StateKind,
    /// The marker as it was written, in a few words; empty for `created` and `closed`.
    pub text: String,
    /// Where the marker stands; nowhere for `created` and `closed`.
    pub place: Option<Spot>,
    /// What it holds, outermost first.
    pub saved: Vec<SavedLocal>,
}

/// What kind of a rest a state is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateKind {
    /// Before anything has run.
    Created,
    /// After a `yield_!`.
    Yield,
    /// In what a `yield_from!` delegates to. One that ends at once is passed without a rest.
    Delegate,
    /// After everything has run.
    Closed,
}

/// Something that a state holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedLocal {
    /// The local's name, or what a person would call what has none.
    pub name: String,
    /// How it is held.
    pub held: Held,
}

/// How a state holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// It is there, and will be named again.
    Live,
    /// It is there only to be dropped when its scope ends.
    ToBeDropped,
    /// The same, if it was not consumed.
    ToBeDroppedIfThere,
    /// It is not held: it is borrowed again, from these.
    BorrowedAgain(Vec<String>),
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Held::Live => f.write_str("live"),
            Held::ToBeDropped => f.write_str("to be dropped"),
            Held::ToBeDroppedIfThere => f.write_str("to be dropped, if it is there"),
            Held::BorrowedAgain(from) => write!(f, "borrowed again from {}", from.join(", ")),
        }
    }
}

impl fmt::Display for SavedLocal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.held {
            Held::Live => f.write_str(&self.name),
            Held::ToBeDropped | Held::ToBeDroppedIfThere | Held::BorrowedAgain(_) => {
                write!(f, "{} ({})", self.name, self.held)
            }
        }
    }
}

/// What may run between two rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The number of the state that it comes from.
    pub from: usize,
    /// The number of the state that it leads to.
    pub to: usize,
    /// What decides for it, in a few words; empty where nothing does.
    pub words: String,
    /// How it is gone.
    pub how: How,
}

/// How an edge is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// By being resumed.
    Resumed,
    /// By an error that is raised on the way.
    Raised,
    /// By being closed.
    Closed,
}

impl How {
    /// Whether nothing is raised on the way.
    #[must_use]
    pub fn is_resumed(self) -> bool {
        match self {
            How::Resumed => true,
            How::Raised | How::Closed => false,
        }
    }
}

impl How {
    pub(super) fn is_closed(self) -> bool {
        match self {
            How::Closed => true,
            How::Resumed | How::Raised => false,
        }
    }
}

/// A `try_!`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Where it stands.
    pub place: Spot,
    /// The scope that it stands in.
    pub within: Option<usize>,
    /// The states that stand in its body, and in no scope within it. Its handlers are beside it: what is raised there it does not catch.
    pub states: Vec<usize>,
}

/// Where something stands in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// From 1.
    pub line: usize,
    /// From 0, in characters.
    pub column: usize,
    /// The bytes of the source.
    pub bytes: Range<usize>,
}

impl Spot {
    pub(super) fn of(span: Span) -> Spot {
        let start = span.start();
        Spot { line: start.line, column: start.column, bytes: span.byte_range() }
    }

    pub(super) fn holds(&self, other: &Spot) -> bool {
        self.bytes.start <= other.bytes.start && other.bytes.end <= self.bytes.end
    }
}

impl Machine {
    /// Where what is drawn leads from one suspension point to another, and the graph that code was emitted from does not; and the
    /// other way round. What is drawn knows on which way a `finally` was entered; the graph does not, so it may have more. Nothing is
    /// known where rustc draws the graph.
    #[doc(hidden)]
    #[must_use]
    pub fn disagreements(&self) -> [Vec<(usize, usize)>; 2] {
        if self.is_pinned {
            return [Vec::new(), Vec::new()];
        }
        let to_a_point =
            self.edges.iter().map(|edge| (edge.from, edge.to)).filter(|(_, to)| *to + 1 < self.states.len());
        let drawn: Vec<_> = to_a_point.collect();
        let only = |these: &[(usize, usize)], those: &[(usize, usize)]| {
            these.iter().filter(|edge| !those.contains(edge)).copied().collect()
        };
        [only(&drawn, &self.leads), only(&self.leads, &drawn)]
    }

    /// It and what is in it, from the outside in.
    pub(super) fn scopes_in(&self, within: Option<usize>) -> impl Iterator<Item = (usize, &Scope)> {
        self.scopes.iter().enumerate().filter(move |(_, scope)| scope.within == within)
    }
}

impl State {
    /// What it is called, what is written there, and what it holds: a line each.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let head = match &self.place {
            Some(place) => format!("{}, line {}", self.name, place.line),
            None => self.name.clone(),
        };
        let text = Some(self.text.clone()).filter(|text| !text.is_empty());
        let saved: Vec<String> = self.saved.iter().map(ToString::to_string).collect();
        let saved = (!saved.is_empty()).then(|| format!("saves {}", saved.join(", ")));
        [Some(head), text, saved].into_iter().flatten().collect()
    }
}
