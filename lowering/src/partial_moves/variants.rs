//! Patterns that move a part out of a variant.
//!
//! What is left of a variant can't be taken out once a part is missing: to match it again reads which variant it is, and nothing
//! may be missing then. So the arm's pattern binds nothing, and its body begins with a pattern that takes the part and the rest at
//! once:
//!
//! ```text
//! match token {
//!     Token::Name(text, _) => yield_!(text),
//!     …
//! }
//!
//! match token {
//!     Token::Name(_, _) => {
//!         let (text, left) = taken!(token, [text q], Token::Name(text, _), Token::Name(text, left) => (text, left));
//!         rest = left;
//!         yield_!(text);
//!     }
//!     …
//! }
//! ```
//!
//! A rest that has no name stays where it is, and the hole is filled:
//!
//! ```text
//! let (text, left) = taken!(token, [text q], Token::Name { text, .. });
//! ```
//!
//! A `let … else` is made of two in the same way:
//!
//! ```text
//! let Token::Name(text, _) = token else { continue };
//!
//! let Token::Name(_, _) = token else { continue };
//! let (text, left) = taken!(…);
//! rest = left;
//! ```
//!
//! This is only done where the local is not named again, as for all that is taken out of it.

use quote::quote;
use syn::spanned::Spanned;
use syn::{Expr, Pat};

use super::complement::{Matches, is_struct};
use super::destructors::{self, fresh, is_asked_for, is_rest};
use super::moved::Variant;
use crate::listed::Listed;
use crate::syntax::pattern::{self, Bound};
use crate::syntax::place::Place;

/// `None` where the pattern moves no part out of a variant, or can't be matched twice.
pub(super) fn variant(pat: &Pat, whole: &Place, matches: Matches, names: &mut usize) -> Option<Variant> {
    let divides = divides_a_variant(pattern::inner(pat), matches);
    if divides { again(pat, whole, false, names) } else { None }
}

/// The same of a `let` that takes a struct apart of which nothing may tell the fields.
pub(super) fn of_let(pat: &Pat, whole: &Place, names: &mut usize) -> Option<Variant> {
    let inner = pattern::inner(pat);
    let is_open = match pattern::bare(inner) {
        Pat::Struct(apart) => apart.rest.is_some(),
        Pat::TupleStruct(apart) => apart.elems.iter().any(is_rest),
        Pat::Tuple(apart) => apart.elems.iter().any(is_rest),
        _ => false,
    };
    let divides = is_open && pattern::binds_by_value(inner) && pattern::taken(inner).is_part();
    if divides { again(pat, whole, true, names) } else { None }
}

fn again(pat: &Pat, whole: &Place, always: bool, names: &mut usize) -> Option<Variant> {
    let inner = pattern::inner(pat);
    let bindings = pattern::bindings(pat);
    if !whole.path.is_empty() || whole.through_deref || !is_plain(inner) {
        return None;
    }
    let unbound = without_names(inner);
    let unbound = match pat {
        // A `let` wants the parentheses of its alternatives.
        Pat::Paren(paren) => Pat::Paren(syn::PatParen { pat: Box::new(unbound), ..paren.clone() }),
        Pat::Guard(guarded) if names_one_of(&guarded.guard, &bindings) || may_overlap(inner) => return None,
        Pat::Guard(guarded) => Pat::Guard(syn::PatGuard { pat: Box::new(unbound), ..guarded.clone() }),
        _ => unbound,
    };
    let plain = without_mut(inner);
    let both = if always { None } else { each_with_rest_bound(&plain, bindings.len(), names) }.unwrap_or_default();
    let bound: Vec<_> = bindings.into_iter().map(|bound| (bound.name, bound.mutable)).collect();
    let questions = bound.iter().map(|(name, _)| fresh(names, name.span())).collect();
    let left = fresh(names, bound.first().map_or(whole.root.span(), |(name, _)| name.span()));
    Some(Variant { local: whole.root.clone(), unbound, pat: plain, bound, questions, both, left, always })
}

/// Whether a pattern leaves a part of what it has to tell the variant of.
fn divides_a_variant(pat: &Pat, matches: Matches) -> bool {
    let path = match pattern::bare(pat) {
        Pat::TupleStruct(pat) => Some(&pat.path),
        Pat::Struct(pat) => Some(&pat.path),
        _ => None,
    };
    let divides = pattern::binds_by_value(pat) && pattern::taken(pat).is_part();
    let is_variant = path.is_some_and(|path| !is_struct(path, matches));
    let mut inside = match pattern::bare(pat) {
        Pat::Or(or) => or.cases.iter().cloned().collect(),
        pat => destructors::parts(&mut pat.clone()).into_iter().map(|part| part.clone()).collect::<Vec<_>>(),
    }
    .into_iter();
    (divides && is_variant) || inside.any(|part| divides_a_variant(&part, matches))
}

/// Whether two alternatives may match the same: then a guard is asked for each of them.
fn may_overlap(pat: &Pat) -> bool {
    let pat = pattern::bare(pat);
    let Pat::Or(or) = pat else {
        return destructors::parts(&mut pat.clone()).into_iter().any(|part| may_overlap(part));
    };
    let variants = or.cases.iter().map(|case| match pattern::bare(case) {
        Pat::TupleStruct(pat) => pat.path.segments.last().map(|last| &last.ident),
        Pat::Struct(pat) => pat.path.segments.last().map(|last| &last.ident),
        _ => None,
    });
    let variants = variants.listed();
    let is_alone = |i: usize| variants[i].is_some() && variants[..i].iter().all(|other| *other != variants[i]);
    !(0..variants.len()).all(is_alone) || or.cases.iter().any(may_overlap)
}

/// Whether all names are bound by value, and whether they are if they are bound by reference instead.
fn is_plain(pat: &Pat) -> bool {
    match pattern::bare(pat) {
        Pat::Ident(ident) => ident.by_ref.is_none() && ident.subpat.as_ref().is_none_or(|(_, pat)| !binds(pat)),
        Pat::Wild(_) | Pat::Rest(_) | Pat::Lit(_) | Pat::Path(_) | Pat::Range(_) | Pat::Const(_) => true,
        Pat::Or(or) => or.cases.iter().all(is_plain),
        pat @ (Pat::Tuple(_) | Pat::TupleStruct(_) | Pat::Struct(_)) => {
            destructors::parts(&mut pat.clone()).into_iter().all(|part| is_plain(part))
        }
        _ => false,
    }
}

fn binds(pat: &Pat) -> bool {
    !pattern::bindings(pat).is_empty()
}

fn names_one_of(guard: &Expr, bindings: &[Bound]) -> bool {
    // In a format string too.
    let guard = quote!(#guard).to_string();
    bindings.iter().any(|bound| guard.contains(&bound.name.to_string()))
}

/// The pattern that matches the same and binds nothing.
fn without_names(pat: &Pat) -> Pat {
    each_name(pat, &|ident| match &ident.subpat {
        Some((_, pat)) => (**pat).clone(),
        None => syn::parse_quote_spanned!(ident.span()=> _),
    })
}

fn without_mut(pat: &Pat) -> Pat {
    each_name(pat, &|ident| Pat::Ident(syn::PatIdent { mutability: None, ..ident.clone() }))
}

fn each_name(pat: &Pat, change: &dyn Fn(&syn::PatIdent) -> Pat) -> Pat {
    let mut pat = pattern::bare(pat).clone();
    match &mut pat {
        Pat::Ident(ident) if pattern::is_binding(ident) => return change(ident),
        Pat::Or(or) => or.cases.iter_mut().for_each(|case| *case = each_name(case, change)),
        Pat::Struct(whole) => {
            for field in &mut whole.fields {
                *field.pat = each_name(&field.pat, change);
                if !matches!(*field.pat, Pat::Ident(_)) {
                    field.colon_token.get_or_insert_default();
                }
            }
        }
        pat => destructors::parts(pat).into_iter().for_each(|part| *part = each_name(part, change)),
    }
    pat
}

/// The patterns that bind what the alternatives leave as well, and that: each alternative's in an `Option`.
///
/// ```text
/// Token::Name(text, _) | Token::Both(text, _)
///
/// Token::Name(text, left_1) => (text, (Some(left_1), None)),
/// Token::Both(text, left_2) => (text, (None, Some(left_2))),
/// ```
fn each_with_rest_bound(pat: &Pat, bound: usize, names: &mut usize) -> Option<Vec<(Pat, Expr)>> {
    let mut with_rest = |pat: &Pat| {
        let mut left = Vec::new();
        let both = with_rest_bound(pat, bound, names, &mut left)?;
        Some((both, destructors::together(&left)))
    };
    let Pat::Or(or) = pattern::bare(pat) else { return Some(vec![with_rest(pat)?]) };
    let count = or.cases.len();
    let cases = or.cases.iter().enumerate().map(|(i, case)| {
        let (both, left) = with_rest(case)?;
        let core = quote!(::genfn::__private::Option);
        let others = (0..count).map(|other| if other == i { quote!(#core::Some(#left)) } else { quote!(#core::None) });
        Some((both, syn::parse_quote!((#(#others,)*))))
    });
    cases.collect()
}

/// The pattern that binds what this one leaves as well; `None` where that has no name, or where a type may have a destructor out of
/// which not all `bound` names are taken, or where the order in which it is dropped is not known.
fn with_rest_bound(pat: &Pat, bound: usize, names: &mut usize, left: &mut Vec<Expr>) -> Option<Pat> {
    let pat = pattern::bare(pat);
    let leaves = pattern::taken(pat);
    if leaves.is_nothing() {
        if is_rest(pat) {
            return None;
        }
        let name = fresh(names, pat.span());
        left.push(syn::parse_quote!(#name));
        return Some(syn::parse_quote!(#name));
    }
    match pat {
        Pat::Ident(_) | Pat::Lit(_) | Pat::Path(_) | Pat::Range(_) | Pat::Const(_) => return Some(pat.clone()),
        Pat::Struct(whole) if whole.rest.is_some() => return None,
        // Its fields may be declared in another order.
        Pat::Struct(whole) if whole.fields.iter().filter(|field| !pattern::taken(&field.pat).is_all()).count() > 1 => {
            return None;
        }
        Pat::Tuple(_) | Pat::TupleStruct(_) | Pat::Struct(_) => {}
        _ => return None,
    }
    // If it has, all that is bound is `Copy` where all is bound in it, and nothing was moved.
    if is_asked_for(pat) && pattern::bindings(pat).len() < bound {
        return None;
    }
    let mut both = pat.clone();
    for part in destructors::parts(&mut both) {
        *part = with_rest_bound(part, bound, names, left)?;
    }
    Some(both)
}
