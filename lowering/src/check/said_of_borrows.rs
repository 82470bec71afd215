//! What is said of a borrow that a generator can't hold: what is wrong, and the ways out that its kind leaves.

use syn::{Ident, Type};

use crate::diagnostics::shown;

/// What has the borrow: on that depends what can hold it.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Function,
    Expression,
    /// Nothing that is pinned has a name.
    Named,
    /// No borrow can be written down, whose ever it is.
    WrittenDown,
}

impl Kind {
    /// Whether `#[generator(pinned)]` is a way out, and the return type is there to be changed.
    pub(super) fn may_be_pinned(self) -> bool {
        match self {
            Kind::Function => true,
            Kind::Expression | Kind::Named | Kind::WrittenDown => false,
        }
    }
}

/// Of what a local lends, whose type this is. `is_iterated`: by a loop.
pub(super) fn of_a_lender(
    kind: Kind,
    lender: &Ident,
    is_argument: bool,
    ty: Option<&Type>,
    is_iterated: bool,
) -> String {
    let by_reference = if is_argument { format!("take `{lender}` by reference") } else { String::new() };
    let or_by_reference = or_by_reference(lender, is_argument);
    let is = |name: &str| match ty {
        Some(Type::Path(path)) => path.path.segments.last().is_some_and(|last| last.ident == name),
        Some(Type::Array(_)) => name == "Vec",
        _ => false,
    };
    let cant = "is the generator's own, and a generator that can be moved can't hold a borrow of it across a yield";
    match kind {
        Kind::Function => format!("`{lender}` {cant}: write `#[generator(pinned)]`{or_by_reference}"),
        Kind::Expression => format!("`{lender}` {cant}: write `gen_!(pinned, {{ … }})`{or_by_reference}"),
        Kind::Named if by_reference.is_empty() => {
            format!(
                "`{lender}` {cant}: iterate the value, or its indices; or write `#[generator(pinned)]`, without a name"
            )
        }
        Kind::Named => {
            format!("`{lender}` {cant}: {by_reference}; or write `#[generator(pinned)]`, without a name")
        }
        Kind::WrittenDown if !is_iterated => {
            format!(
                "a snapshot can't hold a borrow, and this is one of `{lender}`: hold a value of its own, or an index"
            )
        }
        Kind::WrittenDown if is("String") => format!(
            "a snapshot can't hold a borrow, and this is one of `{lender}`: iterate `genfn::iter::chars({lender})`, or `genfn::iter::lines({lender})`"
        ),
        Kind::WrittenDown if is("Vec") => format!(
            "a snapshot can't hold a borrow, and this is one of `{lender}`: iterate the value, `for … in {lender}`, or its indices, `genfn::iter::indices(&{lender})`"
        ),
        Kind::WrittenDown => format!(
            "a snapshot can't hold a borrow, and this is one of `{lender}`: iterate the value, `for … in {lender}`, or `{lender}.clone()`"
        ),
    }
}

fn or_by_reference(lender: &Ident, is_argument: bool) -> String {
    if is_argument { format!(", or take `{lender}` by reference") } else { String::new() }
}

/// Of a loop that yields what a local lends. Nobody can: so the item has to be a value.
pub(super) fn of_what_is_yielded(
    lender: &Ident,
    is_argument: bool,
    item: &str,
    which: &str,
    referenced: &Type,
) -> String {
    let is_text = matches!(referenced, Type::Path(path) if path.path.is_ident("str"));
    let (owned, method) = if is_text { ("String".to_owned(), "to_owned") } else { (shown(referenced), "clone") };
    let or_by_reference = or_by_reference(lender, is_argument);
    format!(
        "`{lender}` is the generator's own, and what is yielded can't borrow of it: write `#[generator(pinned)]`, `{which} = {owned}` and `{item}.{method}()`{or_by_reference}"
    )
}

/// Of a closure that is held and borrows a local; `moves` is how it would take that along, where it can. One whose generator has a name has
/// no type that could be written, and is told of as that.
pub(super) fn of_a_closure(kind: Kind, borrowed: &str, moves: Option<&str>) -> Option<String> {
    let pinned = match kind {
        Kind::Function => "`#[generator(pinned)]`",
        Kind::Expression => "`gen_!(pinned, { … })`",
        Kind::Named | Kind::WrittenDown => return None,
    };
    let moves = moves.map(|moves| format!("`{moves}`, or ")).unwrap_or_default();
    Some(format!(
        "this closure borrows `{borrowed}`, which is the generator's own, and a generator that can be moved can't hold that across a yield: write {moves}{pinned}"
    ))
}

/// Of a loop over a borrow of what a `gen_!` takes by value.
pub(super) fn of_a_capture(name: &Ident, mutably: bool) -> String {
    let borrow = if mutably { "&mut " } else { "&" };
    format!(
        "a `gen_!` takes `{name}` by value, and a generator that can be moved can't hold a borrow of it across a yield: write `let {name} = {borrow}{name};` before the `gen_!`, and `in {name}` here; or `gen_!(pinned, {{ … }})`"
    )
}
