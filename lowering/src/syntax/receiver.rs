//! What methods do with their receiver, and what comes of it, by their names.

use syn::Ident;

/// How a method of this name treats its receiver, as far as the name tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Receiver {
    /// `into_…` consumes it, unless the receiver is a smart pointer and the method its target's.
    Into,
    /// As `Into`; but on arrays and boxed slices it borrows in earlier editions.
    IntoIter,
    /// One of std's consuming names: it does on std's own types and on iterators.
    Std,
    /// Borrows it, as far as anybody knows; rustc says so where that is wrong.
    Borrows,
}

impl Receiver {
    /// The macro that asks whether it does consume it.
    pub(crate) fn question(self) -> Option<&'static str> {
        match self {
            Receiver::Into => Some("consumes_into"),
            Receiver::IntoIter => Some("consumes_into_iter"),
            Receiver::Std => Some("consumes"),
            Receiver::Borrows => None,
        }
    }
}

pub(crate) fn receiver(method: &Ident) -> Receiver {
    let name = method.to_string();
    if name == "into_iter" {
        return Receiver::IntoIter;
    }
    if name.starts_with("into_") || name == "into" || name == "try_into" {
        return Receiver::Into;
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
    if CONSUMING.contains(&name.as_str()) { Receiver::Std } else { Receiver::Borrows }
}

/// Whether a method of this name consumes a reader.
pub(crate) fn consumes_reader(method: &Ident) -> bool {
    ["lines", "bytes", "split", "chain", "take"].iter().any(|name| method == name)
}

/// Whether a method borrows its receiver, as far as its name tells. `take` with an operand is an iterator's, not an `Option`'s.
pub(crate) fn borrows_receiver(call: &syn::ExprMethodCall) -> bool {
    receiver(&call.method) == Receiver::Borrows && !(call.method == "take" && call.args.len() == 1)
}

/// Whether a method of this name hands out an iterator over its receiver.
pub(crate) fn hands_out_iterator(method: &Ident) -> bool {
    const ITERATES: &[&str] = &[
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
    ITERATES.iter().any(|name| method == name)
}

/// Whether what a method of this name makes of an iterator has the same items, or some of them.
pub(crate) fn keeps_items(method: &Ident) -> bool {
    ["rev", "step_by", "skip", "take"].iter().any(|name| method == name)
}

/// Whether the value of a method of this name is of whatever type is wanted.
pub(crate) fn returns_any_type(method: &Ident) -> bool {
    ["collect", "default", "into", "parse", "product", "sum", "try_into"].iter().any(|name| method == name)
}
