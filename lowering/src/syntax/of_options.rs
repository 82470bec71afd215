//! What shows itself as an `Option`, by the name of a method of std's: for the words of an error only.

use syn::Expr;

use super::place::bare;

/// Whether it seems to be one. An `.await` of it, too: `stream.next().await`.
pub(crate) fn seems_one(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Await(awaited) => seems_one(&awaited.base),
        Expr::MethodCall(call) => {
            let is = |names: &[&str]| names.iter().any(|name| call.method == name);
            is(OF_OPTIONS) || is(OF_BOTH) && seems_one(&call.receiver)
        }
        _ => false,
    }
}

/// Methods of std's that come to an `Option`.
const OF_OPTIONS: &[&str] = &[
    "checked_add",
    "checked_div",
    "checked_mul",
    "checked_rem",
    "checked_sub",
    "extension",
    "file_name",
    "find",
    "find_map",
    "first",
    "first_mut",
    "get",
    "get_mut",
    "last",
    "last_mut",
    "max",
    "max_by_key",
    "min",
    "min_by_key",
    "next",
    "next_back",
    "nth",
    "ok",
    "peek",
    "pop",
    "pop_back",
    "pop_front",
    "position",
    "rfind",
    "rsplit_once",
    "split_first",
    "split_last",
    "split_once",
    "strip_prefix",
    "strip_suffix",
    "to_digit",
];

/// Those of an `Option` that come to one again.
const OF_BOTH: &[&str] = &["and_then", "as_deref", "as_mut", "as_ref", "cloned", "copied", "filter", "map"];
