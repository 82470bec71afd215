//! Heads of loops that can be iterated for certain, so that nobody need ask whether they are streams.

use syn::{Expr, ExprMethodCall};

/// What is called on a collection or a text, and is an iterator.
const ITERATORS: &[&str] = &[
    "iter",
    "iter_mut",
    "into_iter",
    "chars",
    "char_indices",
    "bytes",
    "split",
    "splitn",
    "split_whitespace",
    "keys",
    "values",
    "values_mut",
    "drain",
    "windows",
    "chunks",
];

/// What is called on an iterator, and is one. Streams have methods of these names as well.
const ADAPTERS: &[&str] = &[
    "enumerate",
    "rev",
    "zip",
    "map",
    "filter",
    "filter_map",
    "take",
    "skip",
    "cloned",
    "copied",
    "step_by",
    "chain",
    "take_while",
    "skip_while",
];

/// Whether it is so by its syntax.
pub(crate) fn is_iterated(head: &Expr) -> bool {
    match head {
        Expr::Range(_) | Expr::Array(_) | Expr::Repeat(_) => true,
        // A stream is polled by one that is exclusive.
        Expr::Reference(reference) => reference.mutability.is_none(),
        Expr::Paren(inner) => is_iterated(&inner.expr),
        Expr::Group(inner) => is_iterated(&inner.expr),
        Expr::MethodCall(call) => is_iterator(call),
        Expr::Macro(mac) => mac.mac.path.segments.last().is_some_and(|last| last.ident == "vec"),
        _ => false,
    }
}

fn is_iterator(call: &ExprMethodCall) -> bool {
    let names = |names: &[&str]| names.iter().any(|name| call.method == name);
    names(ITERATORS) || names(ADAPTERS) && is_iterated(&call.receiver)
}
