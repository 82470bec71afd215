//! What methods of std do with a closure, by their names.

/// How the value of a call is made of what it is called on, and of its arguments.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// It holds the closure that it is given, and what comes out of it is what that evaluates to.
    Lazy,
    /// It is what it is called on, in another form, and holds no other closure.
    Passing,
    /// It is what comes out of what it is called on, or what its closure evaluates to.
    Ending,
    /// It may hold all of them.
    Unknown,
}

impl Method {
    pub(super) fn of(name: &str) -> Method {
        let known = [(LAZY, Method::Lazy), (PASSING, Method::Passing), (ENDING, Method::Ending)];
        let found = known.into_iter().find(|(names, _)| names.contains(&name));
        found.map_or(Method::Unknown, |(_, method)| method)
    }

    pub(super) fn is_known(self) -> bool {
        match self {
            Method::Lazy | Method::Passing | Method::Ending => true,
            Method::Unknown => false,
        }
    }
}

/// Those that hold their closure.
const LAZY: &[&str] =
    &["map", "filter", "filter_map", "flat_map", "take_while", "skip_while", "map_while", "inspect", "scan"];

/// Those that give what they are called on another form.
const PASSING: &[&str] = &[
    "by_ref",
    "chain",
    "cloned",
    "copied",
    "cycle",
    "enumerate",
    "flatten",
    "fuse",
    "into_iter",
    "iter",
    "iter_mut",
    "peekable",
    "rev",
    "skip",
    "step_by",
    "take",
    "zip",
    "as_ref",
    "as_mut",
    "clone",
    "borrow",
    "borrow_mut",
];

/// Those that give what comes out of what they are called on.
const ENDING: &[&str] = &[
    "all",
    "and_modify",
    "and_then",
    "any",
    "binary_search_by",
    "binary_search_by_key",
    "cmp",
    "collect",
    "contains",
    "count",
    "dedup_by",
    "dedup_by_key",
    "drain",
    "eq",
    "find",
    "find_map",
    "first",
    "fold",
    "for_each",
    "get",
    "get_mut",
    "get_or_insert_with",
    "is_empty",
    "is_err",
    "is_none",
    "is_none_or",
    "is_ok",
    "is_ok_and",
    "is_some",
    "is_some_and",
    "last",
    "len",
    "map_err",
    "map_or",
    "map_or_else",
    "max",
    "max_by",
    "max_by_key",
    "min",
    "min_by",
    "min_by_key",
    "next",
    "next_back",
    "nth",
    "ok_or_else",
    "or_else",
    "or_insert_with",
    "partition",
    "partition_point",
    "peek",
    "pop",
    "position",
    "product",
    "reduce",
    "retain",
    "retain_mut",
    "rposition",
    "size_hint",
    "sort_by",
    "sort_by_cached_key",
    "sort_by_key",
    "sort_unstable_by",
    "sort_unstable_by_key",
    "sum",
    "then",
    "to_string",
    "trim_end_matches",
    "trim_matches",
    "trim_start_matches",
    "try_fold",
    "try_for_each",
    "unwrap",
    "unwrap_or_default",
    "unwrap_or_else",
    "unzip",
    "with",
    "with_borrow",
    "with_borrow_mut",
];
