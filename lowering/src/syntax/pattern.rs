//! What a pattern binds, and what it takes out of the place that it is matched against.

use crate::listed::{Listed, PushAll};
use syn::visit::Visit;
use syn::{Expr, Ident, Pat, PatIdent};

use super::place;
use super::walk::{Visitor, Walk, Walker};

/// A name that a pattern binds.
pub(crate) struct Bound {
    pub(crate) name: Ident,
    pub(crate) mutable: bool,
    pub(crate) by_ref: bool,
}

/// The names that a pattern binds, in order, each once (the alternatives of `a | a` bind the same).
///
/// A lone capitalised identifier is a constant, a unit struct or a variant, as in `None`.
pub(crate) fn bindings(pat: &Pat) -> Vec<Bound> {
    struct Collect(Vec<Bound>);
    impl Visitor for Collect {
        fn enter_pat(&mut self, pat: &Pat) -> Walk {
            if let Pat::Ident(pat) = pat
                && is_binding(pat)
                && !self.0.iter().any(|bound| bound.name == pat.ident)
            {
                self.0.push(Bound {
                    name: pat.ident.clone(),
                    mutable: pat.mutability.is_some(),
                    by_ref: pat.by_ref.is_some(),
                });
            }
            Walk::Into
        }
        fn enter_expr(&mut self, _: &Expr) -> Walk {
            Walk::Over
        }
    }
    let mut collect = Collect(Vec::new());
    Walker(&mut collect).visit_pat(pat);
    collect.0
}

pub(crate) fn is_binding(pat: &PatIdent) -> bool {
    pat.by_ref.is_some() || pat.mutability.is_some() || pat.subpat.is_some() || !place::is_upper_case(&pat.ident)
}

/// Whether a pattern matches all values, so far as it shows. A name in lower case binds; in upper case it may as well be a constant
/// or a variant.
pub(crate) fn is_irrefutable(pat: &Pat) -> bool {
    match bare(pat) {
        Pat::Wild(_) => true,
        Pat::Ident(pat) => {
            pat.subpat.as_ref().is_none_or(|(_, inner)| is_irrefutable(inner)) && !place::is_upper_case(&pat.ident)
        }
        Pat::Or(pat) => pat.cases.iter().any(is_irrefutable),
        Pat::Reference(pat) => is_irrefutable(&pat.pat),
        Pat::Tuple(pat) => pat.elems.iter().all(|elem| matches!(elem, Pat::Rest(_)) || is_irrefutable(elem)),
        _ => false,
    }
}

/// A pattern without its parentheses.
pub(crate) fn bare(pat: &Pat) -> &Pat {
    match pat {
        Pat::Paren(inner) => bare(&inner.pat),
        pat => pat,
    }
}

/// The pattern of a `let`, without the type that it may tell.
pub(crate) fn untyped(pat: &Pat) -> &Pat {
    match pat {
        Pat::Type(typed) => &typed.pat,
        pat => pat,
    }
}

/// The same, to be changed.
pub(crate) fn untyped_mut(pat: &mut Pat) -> &mut Pat {
    match pat {
        Pat::Type(typed) => &mut typed.pat,
        pat => pat,
    }
}

/// The same without a type and a guard.
pub(crate) fn inner(pat: &Pat) -> &Pat {
    match bare(pat) {
        Pat::Type(typed) => inner(&typed.pat),
        Pat::Guard(guarded) => inner(&guarded.pat),
        pat => pat,
    }
}

/// What matching a place against a pattern takes out of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Taken {
    /// Nothing: no binding, or only `ref` ones.
    Nothing,
    /// Some of it; the rest stays where it is.
    Part,
    /// Whatever it held when the pattern matched.
    All,
}

impl Taken {
    pub(crate) fn is_nothing(self) -> bool {
        match self {
            Taken::Nothing => true,
            Taken::Part | Taken::All => false,
        }
    }

    pub(crate) fn is_part(self) -> bool {
        match self {
            Taken::Part => true,
            Taken::Nothing | Taken::All => false,
        }
    }

    pub(crate) fn is_all(self) -> bool {
        match self {
            Taken::All => true,
            Taken::Nothing | Taken::Part => false,
        }
    }
}

/// What a pattern takes out of the place that it is matched against, where its bindings do bind by value.
///
/// A type that is taken apart may have a destructor of its own: where nothing of it is bound, it stays as it was, though all of
/// its fields were compared with constants.
pub(crate) fn taken(pat: &Pat) -> Taken {
    match inner(pat) {
        Pat::Ident(ident) => match &ident.subpat {
            _ if !is_binding(ident) => Taken::All,
            _ if ident.by_ref.is_some() => Taken::Nothing,
            _ => Taken::All,
        },
        Pat::Wild(_) | Pat::Rest(_) => Taken::Nothing,
        // Whatever is compared with a constant has nothing to drop: it is matched whole.
        Pat::Lit(_) | Pat::Path(_) | Pat::Range(_) | Pat::Const(_) => Taken::All,
        Pat::Reference(_) => Taken::All,
        Pat::Or(or) => together(or.cases.iter().map(taken)),
        Pat::Tuple(tuple) => together(tuple.elems.iter().map(taken)),
        Pat::TupleStruct(tuple) => {
            let parts = together(tuple.elems.iter().map(taken));
            if has_no_destructor(&tuple.path) || binds_by_value(pat) { parts } else { Taken::Nothing }
        }
        Pat::Slice(slice) => together(slice.elems.iter().map(taken)),
        Pat::Struct(whole) => {
            let rest = whole.rest.iter().map(|_| Taken::Nothing);
            let parts = together(whole.fields.iter().map(|field| taken(&field.pat)).chain(rest));
            if binds_by_value(pat) { parts } else { Taken::Nothing }
        }
        // A macro's pattern, and syntax that is not known yet: it may take anything.
        _ => Taken::Part,
    }
}

/// What is left of the elements of an array, and whether each is left as it is, in the order in which it is dropped: the last ones
/// first, where one of them is gone, but those that lie side by side in order.
pub(crate) fn dropped_elements<T>(elements: Vec<(bool, Vec<T>)>) -> Vec<T> {
    let mut runs: Vec<(bool, Vec<T>)> = Vec::new();
    for (is_left, element) in elements {
        match runs.last_mut() {
            Some((true, run)) if is_left => run.push_all(element),
            _ => runs.push((is_left, element)),
        }
    }
    runs.into_iter().rev().flat_map(|(_, run)| run).listed()
}

/// Whether a pattern of this path shows that the type has no destructor of its own, but for what it holds.
pub(crate) fn has_no_destructor(path: &syn::Path) -> bool {
    place::is_ours(path)
        || path.segments.last().is_some_and(|last| ["Some", "Ok", "Err", "Ready"].iter().any(|name| last.ident == name))
}

fn together(parts: impl Iterator<Item = Taken>) -> Taken {
    let mut all = true;
    let mut nothing = true;
    for part in parts {
        all &= part == Taken::All;
        nothing &= part == Taken::Nothing;
    }
    match (all, nothing) {
        (true, _) => Taken::All,
        (false, true) => Taken::Nothing,
        (false, false) => Taken::Part,
    }
}

/// Whether a pattern binds anything by value.
pub(crate) fn binds_by_value(pat: &Pat) -> bool {
    bindings(pat).iter().any(|bound| !bound.by_ref)
}

/// Whether a pattern takes a struct, a variant or a tuple apart, and does nothing but give each part a name.
pub(crate) fn names_its_parts(pat: &Pat) -> bool {
    let names = |part: &Pat| match part {
        Pat::Ident(ident) => is_binding(ident) && ident.by_ref.is_none() && ident.subpat.is_none(),
        _ => false,
    };
    match inner(pat) {
        Pat::Tuple(tuple) => tuple.elems.iter().all(names),
        Pat::TupleStruct(tuple) => tuple.elems.iter().all(names),
        Pat::Struct(whole) => whole.rest.is_none() && whole.fields.iter().all(|field| names(&field.pat)),
        _ => false,
    }
}

/// The left side of a destructuring assignment as a pattern, with the places that it assigns.
pub(crate) fn assignee(left: &Expr) -> (Pat, Vec<Expr>) {
    fn pat(expr: &Expr, places: &mut Vec<Expr>) -> Pat {
        match place::bare(expr) {
            Expr::Infer(_) => syn::parse_quote!(_),
            Expr::Range(range) if range.start.is_none() && range.end.is_none() => syn::parse_quote!(..),
            Expr::Tuple(tuple) => {
                let elems = tuple.elems.iter().map(|elem| pat(elem, places));
                syn::parse_quote!((#(#elems,)*))
            }
            Expr::Array(array) => {
                let elems = array.elems.iter().map(|elem| pat(elem, places));
                syn::parse_quote!([#(#elems),*])
            }
            Expr::Call(call) => {
                let func = &call.func;
                let args = call.args.iter().map(|arg| pat(arg, places));
                syn::parse_quote!(#func(#(#args),*))
            }
            Expr::Struct(literal) => {
                let path = &literal.path;
                let fields = literal.fields.iter().map(|field| {
                    let (member, pat) = (&field.member, pat(&field.expr, places));
                    quote::quote!(#member: #pat,)
                });
                let rest = literal.dot2_token.map(|_| quote::quote!(..));
                syn::parse_quote!(#path { #(#fields)* #rest })
            }
            place => {
                places.push(place.clone());
                let name = quote::format_ident!("__place_{}", places.len(), span = proc_macro2::Span::mixed_site());
                syn::parse_quote!(#name)
            }
        }
    }
    let mut places = Vec::new();
    (pat(left, &mut places), places)
}
