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
