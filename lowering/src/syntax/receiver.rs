//! The one list of methods that consume their receiver: by their names, and by how many operands they have besides.
//!
//! Whether one does for a type, core asks the type itself (`consume.rs`), where codegen puts the question.

use syn::{Expr, ExprMethodCall, Ident};

use super::place::bare;

/// How a method treats its receiver, as far as its name and the number of its operands tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Receiver {
    /// `into_…` consumes it, unless the receiver is a smart pointer and the method its target's.
    Into,
    /// As `Into`; but on arrays and boxed slices it borrows in earlier editions.
    IntoIter,
    /// One of std's consuming names: it does on std's own types and on iterators.
    Std,
    /// One of those that a reader has: it consumes a local that is known to be one.
    Reader,
    /// Borrows it, as far as anybody knows; rustc says so where that is wrong.
    Borrows,
}

impl Receiver {
    pub(crate) fn is_consumed(self) -> bool {
        match self {
            Receiver::Into | Receiver::IntoIter | Receiver::Std | Receiver::Reader => true,
            Receiver::Borrows => false,
        }
    }
}

/// Of a receiver of which nothing is known.
pub(crate) fn receiver(call: &ExprMethodCall) -> Receiver {
    let name = call.method.to_string();
    if name == "into_iter" {
        return Receiver::IntoIter;
    }
    if name.starts_with("into_") || name == "into" || name == "try_into" {
        return Receiver::Into;
    }
    if CONSUMING.contains(&name.as_str()) || is_take_of_an_iterator(call) { Receiver::Std } else { Receiver::Borrows }
}

/// Of a local that may be known to be a reader.
pub(crate) fn receiver_of_local(call: &ExprMethodCall, is_reader: bool) -> Receiver {
    if is_reader && consumes_reader(&call.method) { Receiver::Reader } else { receiver(call) }
}

/// `iter.take(n)`; an `Option`'s `take` has no operand, and that of a set looks for what it is given a reference to.
fn is_take_of_an_iterator(call: &ExprMethodCall) -> bool {
    call.method == "take" && call.args.len() == 1 && !matches!(bare(&call.args[0]), Expr::Reference(_))
}

fn consumes_reader(method: &Ident) -> bool {
    ["lines", "bytes", "split", "chain", "take"].iter().any(|name| method == name)
}

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
