//! What a pattern binds, and what it takes out of the place that it is matched against.

use syn::visit::Visit;
use syn::{Expr, Ident, Pat, PatIdent};

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
    impl<'ast> Visit<'ast> for Collect {
        fn visit_pat_ident(&mut self, pat: &'ast PatIdent) {
            if is_binding(pat) && !self.0.iter().any(|bound| bound.name == pat.ident) {
                self.0.push(Bound {
                    name: pat.ident.clone(),
                    mutable: pat.mutability.is_some(),
                    by_ref: pat.by_ref.is_some(),
                });
            }
            if let Some((_, inner)) = &pat.subpat {
                self.visit_pat(inner);
            }
        }
        fn visit_expr(&mut self, _: &'ast syn::Expr) {}
    }
    let mut collect = Collect(Vec::new());
    collect.visit_pat(pat);
    collect.0
}

pub(crate) fn is_binding(pat: &PatIdent) -> bool {
    pat.by_ref.is_some()
        || pat.mutability.is_some()
        || pat.subpat.is_some()
        || !pat.ident.to_string().trim_start_matches("r#").starts_with(char::is_uppercase)
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
    match pat {
        Pat::Ident(ident) => match &ident.subpat {
            _ if !is_binding(ident) => Taken::All,
            _ if ident.by_ref.is_some() => Taken::Nothing,
            _ => Taken::All,
        },
        Pat::Wild(_) | Pat::Rest(_) => Taken::Nothing,
        // Whatever is compared with a constant has nothing to drop: it is matched whole.
        Pat::Lit(_) | Pat::Path(_) | Pat::Range(_) | Pat::Const(_) => Taken::All,
        Pat::Paren(inner) => taken(&inner.pat),
        Pat::Type(inner) => taken(&inner.pat),
        Pat::Guard(inner) => taken(&inner.pat),
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
            Some((true, run)) if is_left => run.extend(element),
            _ => runs.push((is_left, element)),
        }
    }
    runs.into_iter().rev().flat_map(|(_, run)| run).collect()
}

/// Whether a pattern of this path shows that the type has no destructor of its own, but for what it holds.
pub(crate) fn has_no_destructor(path: &syn::Path) -> bool {
    // Ours, which emitted code names.
    if path.leading_colon.is_some() && path.segments.first().is_some_and(|first| first.ident == "genfn") {
        return true;
    }
    path.segments.last().is_some_and(|last| ["Some", "Ok", "Err", "Ready"].iter().any(|name| last.ident == name))
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

/// The left side of a destructuring assignment as a pattern, with the places that it assigns.
pub(crate) fn assignee(left: &Expr) -> (Pat, Vec<Expr>) {
    fn pat(expr: &Expr, places: &mut Vec<Expr>) -> Pat {
        match expr {
            Expr::Infer(_) => syn::parse_quote!(_),
            Expr::Range(range) if range.start.is_none() && range.end.is_none() => syn::parse_quote!(..),
            Expr::Paren(inner) => pat(&inner.expr, places),
            Expr::Group(inner) => pat(&inner.expr, places),
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
