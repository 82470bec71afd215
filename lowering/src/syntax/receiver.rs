//! What methods do with their receiver, and what comes of it: by their names, and by how many operands they have besides. The one
//! list of those that consume it.
//!
//! Whether one does for a type, core asks the type itself (`consume.rs`), where codegen puts the question.

use syn::{Expr, ExprMethodCall, Ident};

use super::place::bare;

/// How a method treats its receiver, as far as its name and the number of its operands tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Receiver {
    /// What consumes a reader.
    of_reader: Option<Consumes>,
    /// What consumes anything else.
    of_others: Option<Consumes>,
    is_iterated: bool,
}

/// By what a receiver is consumed: for each core has a check.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Consumes {
    /// `into_…` does, unless the receiver is a smart pointer and the method its target's.
    Into,
    /// As `Into`; but on arrays and boxed slices it borrows in earlier editions.
    IntoIter,
    /// One of std's consuming names: it does on std's own types and on iterators.
    Std,
    /// One of the names that consume a reader, and borrow a string or a slice.
    Reader,
}

impl Consumes {
    /// Whether rustc is asked whether the method does consume it, not only for its type.
    pub(crate) fn is_asked(self) -> bool {
        match self {
            Consumes::Std | Consumes::Reader => true,
            Consumes::Into | Consumes::IntoIter => false,
        }
    }

    /// Whether what it does to some types depends on the edition.
    pub(crate) fn depends_on_the_edition(self) -> bool {
        match self {
            Consumes::IntoIter => true,
            Consumes::Into | Consumes::Std | Consumes::Reader => false,
        }
    }

    /// The macro that asks whether it does consume it.
    pub(crate) fn question(self) -> &'static str {
        match self {
            Consumes::Into => "consumes_into",
            Consumes::IntoIter => "consumes_into_iter",
            Consumes::Std => "consumes",
            Consumes::Reader => "consumes_reader",
        }
    }
}

impl Receiver {
    pub(crate) fn of(call: &ExprMethodCall) -> Receiver {
        let name = call.method.to_string();
        let of_others = if name == "into_iter" {
            Some(Consumes::IntoIter)
        } else if name.starts_with("into_") || name == "into" || name == "try_into" {
            Some(Consumes::Into)
        } else if CONSUMING.contains(&name.as_str()) || is_take_of_an_iterator(call) {
            Some(Consumes::Std)
        } else {
            None
        };
        let of_reader = if READING.contains(&name.as_str()) { Some(Consumes::Reader) } else { of_others };
        Receiver { of_reader, of_others, is_iterated: ITERATING.contains(&name.as_str()) }
    }

    /// What consumes a receiver of which nothing is known. `None` borrows it, as far as anybody knows; rustc says so where that is
    /// wrong.
    pub(crate) fn consumes(self) -> Option<Consumes> {
        self.of_others
    }

    /// Whether the method hands out an iterator over the receiver.
    pub(crate) fn is_iterated(self) -> bool {
        self.is_iterated
    }

    /// The same as `consumes` for a local, which may be known to be a reader.
    pub(crate) fn consumes_local(self, is_reader: bool) -> Option<Consumes> {
        if is_reader { self.of_reader } else { self.of_others }
    }
}

/// Whose method by value a name may be besides that of the receiver's own type: of which of std's traits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Others {
    None,
    /// Of none, but `Option` and its like have it.
    Value,
    Iterator,
    ValueOrIterator,
    Reader,
    BufReader,
    ReaderOrIterator,
    OrderedOrIterator,
    /// Of an operator, by this name of who answers.
    Operator(&'static str),
}

impl Others {
    pub(crate) fn of(call: &ExprMethodCall) -> Others {
        let is_in = |names: &[&str]| names.iter().any(|name| call.method == name);
        if let Some(answers) = of_operator(call) {
            Others::Operator(answers)
        } else if is_in(&["chain", "take"]) {
            Others::ReaderOrIterator
        } else if is_in(&["lines", "split"]) {
            Others::BufReader
        } else if is_in(READING) {
            Others::Reader
        } else if is_in(&["max", "min", "clamp"]) {
            Others::OrderedOrIterator
        } else if is_in(OF_ITERATORS) {
            if is_in(CONSUMING) { Others::ValueOrIterator } else { Others::Iterator }
        } else if is_in(CONSUMING) {
            Others::Value
        } else {
            Others::None
        }
    }

    /// The traits that answer.
    pub(crate) fn answers(self) -> &'static [&'static str] {
        match self {
            Others::None | Others::Operator(_) => &[],
            Others::Value => &["OfValue"],
            Others::Iterator => &["OfIterator"],
            Others::ValueOrIterator => &["OfValue", "OfIterator"],
            Others::Reader => &["OfReader"],
            Others::BufReader => &["OfBufReader"],
            Others::ReaderOrIterator => &["OfReader", "OfIterator"],
            Others::OrderedOrIterator => &["OfOrdered", "OfIterator"],
        }
    }

    /// Whether a string or a collection of std's may have it.
    pub(crate) fn has_collections(self) -> bool {
        match self {
            Others::OrderedOrIterator | Others::Operator(_) => true,
            Others::None
            | Others::Value
            | Others::Iterator
            | Others::ValueOrIterator
            | Others::Reader
            | Others::BufReader
            | Others::ReaderOrIterator => false,
        }
    }

    /// Who answers about an operator.
    pub(crate) fn operator(self) -> Option<&'static str> {
        match self {
            Others::Operator(answers) => Some(answers),
            Others::None
            | Others::Value
            | Others::Iterator
            | Others::ValueOrIterator
            | Others::Reader
            | Others::BufReader
            | Others::ReaderOrIterator
            | Others::OrderedOrIterator => None,
        }
    }
}

/// Who answers about the operator that has this method, with as many operands.
fn of_operator(call: &ExprMethodCall) -> Option<&'static str> {
    let known = match call.args.len() {
        0 => UNARY,
        1 => BINARY,
        _ => return None,
    };
    known.iter().find(|(name, _)| call.method == name).map(|(_, answers)| *answers)
}

const UNARY: &[(&str, &str)] = &[("neg", "OfNeg"), ("not", "OfNot")];

const BINARY: &[(&str, &str)] = &[
    ("add", "OfAdd"),
    ("sub", "OfSub"),
    ("mul", "OfMul"),
    ("div", "OfDiv"),
    ("rem", "OfRem"),
    ("bitand", "OfBitAnd"),
    ("bitor", "OfBitOr"),
    ("bitxor", "OfBitXor"),
    ("shl", "OfShl"),
    ("shr", "OfShr"),
];

/// Whether std's methods of this name borrow, and hardly anybody's would not.
pub(crate) fn borrows_in_std(method: &Ident) -> bool {
    let name = method.to_string();
    ["as_", "is_", "to_", "contains", "starts_", "ends_", "get_", "iter_", "try_lock"]
        .iter()
        .any(|stem| name.starts_with(stem))
        || BORROWING.contains(&name.as_str())
        || ITERATING.contains(&name.as_str())
}

const BORROWING: &[&str] = &[
    "append",
    "borrow",
    "borrow_mut",
    "capacity",
    "clear",
    "clone",
    "dedup",
    "entry",
    "extend",
    "extend_from_slice",
    "find",
    "first",
    "flush",
    "front",
    "get",
    "insert",
    "last_mut",
    "len",
    "lock",
    "next",
    "next_back",
    "peek",
    "pop",
    "pop_back",
    "pop_front",
    "position",
    "push",
    "push_back",
    "push_front",
    "push_str",
    "read",
    "read_line",
    "remove",
    "reserve",
    "retain",
    "reverse",
    "sort",
    "sort_by",
    "sort_by_key",
    "sort_unstable",
    "swap",
    "swap_remove",
    "trim",
    "truncate",
    "write",
    "write_all",
];

/// Hand out an iterator over what they are called on.
const ITERATING: &[&str] = &[
    "lines",
    "bytes",
    "chars",
    "char_indices",
    "split",
    "split_whitespace",
    "iter",
    "iter_mut",
    "drain",
    "keys",
    "values",
    "values_mut",
    "windows",
    "chunks",
];

/// `iter.take(n)`; an `Option`'s `take` has no operand, and that of a set looks for what it is given a reference to.
fn is_take_of_an_iterator(call: &ExprMethodCall) -> bool {
    call.method == "take" && call.args.len() == 1 && !matches!(bare(&call.args[0]), Expr::Reference(_))
}

/// Whether what a method of this name makes of an iterator has the same items, or some of them.
pub(crate) fn keeps_items(method: &Ident) -> bool {
    ["rev", "step_by", "skip", "take"].iter().any(|name| method == name)
}

/// Whether the value of a method of this name is of whatever type is wanted.
pub(crate) fn returns_any_type(method: &Ident) -> bool {
    ["collect", "default", "into", "parse", "product", "sum", "try_into"].iter().any(|name| method == name)
}

/// Of readers.
const READING: &[&str] = &["lines", "bytes", "split", "chain", "take"];

const CONSUMING: &[&str] = &[
    // Option and Result
    "unwrap",
    "unwrap_or",
    "unwrap_or_else",
    "unwrap_or_default",
    "unwrap_err",
    "unwrap_unchecked",
    "expect",
    "expect_err",
    "ok",
    "err",
    "ok_or",
    "ok_or_else",
    "and",
    "and_then",
    "or",
    "or_else",
    "xor",
    "map",
    "map_err",
    "map_or",
    "map_or_else",
    "filter",
    "flatten",
    "transpose",
    "is_some_and",
    "is_none_or",
    "is_ok_and",
    "is_err_and",
    "unzip",
    "copied",
    "cloned",
    // iterators
    "enumerate",
    "zip",
    "chain",
    "rev",
    "skip",
    "skip_while",
    "take_while",
    "map_while",
    "step_by",
    "peekable",
    "scan",
    "flat_map",
    "filter_map",
    "fuse",
    "inspect",
    "cycle",
    "collect",
    "count",
    "sum",
    "product",
    "fold",
    "reduce",
    "for_each",
    "partition",
    "max",
    "min",
    "max_by",
    "min_by",
    "max_by_key",
    "min_by_key",
];

/// Methods by value of `Iterator` and what goes with it.
const OF_ITERATORS: &[&str] = &[
    "cloned",
    "cmp",
    "collect",
    "copied",
    "count",
    "cycle",
    "enumerate",
    "eq",
    "filter",
    "filter_map",
    "flat_map",
    "flatten",
    "fold",
    "for_each",
    "fuse",
    "ge",
    "gt",
    "inspect",
    "is_sorted",
    "is_sorted_by",
    "is_sorted_by_key",
    "last",
    "le",
    "lt",
    "map",
    "map_while",
    "max_by",
    "max_by_key",
    "min_by",
    "min_by_key",
    "ne",
    "partial_cmp",
    "partition",
    "peekable",
    "product",
    "reduce",
    "rev",
    "rfold",
    "scan",
    "skip",
    "skip_while",
    "step_by",
    "sum",
    "take_while",
    "unzip",
    "zip",
];
