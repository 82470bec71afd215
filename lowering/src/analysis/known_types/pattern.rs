//! What a pattern binds, of a value of a known type; and what an arm tells of that value by handing a part of it on.

use proc_macro2::Ident;
use syn::{Expr, Pat, Type, parse_quote};

use super::shapes::{argument_of, content, element, error, named, stripped, through};
use crate::ir::{Arm, Tail};
use crate::syntax::pattern::is_binding;
use crate::syntax::place;
use crate::syntax::types::bare;

/// The names that it binds, each with its type if that is known. A reference that is taken apart binds references.
pub(super) fn bound(pat: &Pat, ty: Option<&Type>, found: &mut Vec<(Ident, Option<Type>)>) {
    match pat {
        Pat::Ident(ident) => {
            if let Some((_, inner)) = &ident.subpat {
                bound(inner, ty, found);
            }
            if is_binding(ident) {
                let ty = ty.filter(|_| ident.by_ref.is_none());
                found.push((ident.ident.clone(), ty.cloned()));
            }
        }
        Pat::Type(typed) => bound(&typed.pat, Some(&typed.ty), found),
        Pat::Paren(inner) => bound(&inner.pat, ty, found),
        Pat::Guard(inner) => bound(&inner.pat, ty, found),
        Pat::Reference(inner) => {
            let ty = ty.and_then(|ty| match bare(ty) {
                Type::Reference(reference) => Some((*reference.elem).clone()),
                _ => None,
            });
            bound(&inner.pat, ty.as_ref(), found);
        }
        Pat::Tuple(tuple) => {
            let parts = ty.map(stripped).and_then(|whole| match whole {
                Type::Tuple(parts) if parts.elems.len() == tuple.elems.len() => Some(parts.elems),
                _ => None,
            });
            for (i, part) in tuple.elems.iter().enumerate() {
                let of = parts.as_ref().zip(ty).map(|(parts, ty)| through(ty, parts[i].clone()));
                bound(part, of.as_ref(), found);
            }
        }
        Pat::TupleStruct(variant) => {
            let of = ty.and_then(|ty| in_variant(&variant.path, ty));
            variant.elems.iter().for_each(|part| bound(part, of.as_ref(), found));
        }
        Pat::Struct(whole) => whole.fields.iter().for_each(|field| bound(&field.pat, None, found)),
        Pat::Slice(slice) => {
            let of = ty.and_then(|ty| Some((ty, element(&stripped(ty))?)));
            for part in &slice.elems {
                let part_of = of.as_ref().and_then(|(whole, element)| match part {
                    Pat::Ident(ident) if ident.subpat.is_some() => {
                        Some(through(whole, rest(&stripped(whole), element, slice.elems.len() - 1)?))
                    }
                    _ => Some(through(whole, element.clone())),
                });
                bound(part, part_of.as_ref(), found);
            }
        }
        Pat::Or(or) => {
            // All bind the same; what one does not tell, another may.
            let from = found.len();
            for case in &or.cases {
                let mut names = Vec::new();
                bound(case, ty, &mut names);
                for (name, ty) in names {
                    match found[from..].iter_mut().find(|(known, _)| *known == name) {
                        Some((_, known)) => *known = known.take().or(ty),
                        None => found.push((name, ty)),
                    }
                }
            }
        }
        _ => {}
    }
}

/// `rest @ ..`, of a slice or an array of which so many are taken.
fn rest(whole: &Type, element: &Type, taken: usize) -> Option<Type> {
    let Type::Array(array) = bare(whole) else { return Some(parse_quote!([#element])) };
    let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(len), .. }) = &array.len else { return None };
    let left = len.base10_parse::<usize>().ok()?.checked_sub(taken)?;
    Some(parse_quote!([#element; #left]))
}

/// What is in `Some(…)`, `Ok(…)`, `Err(…)`.
fn in_variant(path: &syn::Path, ty: &Type) -> Option<Type> {
    let variant = path.segments.last()?.ident.to_string();
    let whole = stripped(ty);
    let of = match variant.as_str() {
        "Some" | "Ok" => content(&whole)?,
        "Reverse" => argument_of(&whole, &["Reverse"])?,
        "Err" => error(&whole)?,
        "Error" if place::is_ours(path) => named(&whole)
            .filter(|(name, _)| name == "Exception")
            .and_then(|(_, arguments)| arguments.into_iter().next())?,
        _ => return None,
    };
    Some(through(ty, of))
}

/// `match tried { Ok(value) => value, … }`, `Ok(__Exit1::Value(value)) => value`: what is expected of a `try_!` is what is in its `Ok`. The
/// name, and what stands around the value in there.
pub(super) fn handed_on<'a>(
    scrutinee: &'a Expr,
    pat: &'a Pat,
    tail: &Expr,
) -> Option<(&'a Ident, Option<&'a syn::Path>)> {
    let (Expr::Path(tried), Pat::TupleStruct(ok)) = (place::bare(scrutinee), pat) else { return None };
    let (around, value) = match ok.elems.first()? {
        Pat::Ident(value) => (None, value),
        Pat::TupleStruct(exit) => match exit.elems.first()? {
            Pat::Ident(value) => (Some(&exit.path), value),
            _ => return None,
        },
        _ => return None,
    };
    let is_ok = ok.path.segments.last().is_some_and(|last| last.ident == "Ok");
    let is_handed_on = matches!(place::bare(tail), Expr::Path(tail) if tail.path.is_ident(&value.ident));
    (is_ok && is_handed_on).then_some((tried.path.get_ident()?, around))
}

/// What an arm evaluates to, and nothing else.
pub(super) fn tail(arm: &Arm) -> Option<&Expr> {
    match &arm.body.tail {
        Some(Tail::Native(tail)) => Some(&**tail).filter(|_| arm.body.stmts.is_empty()),
        Some(Tail::Node(_)) | None => None,
    }
}
