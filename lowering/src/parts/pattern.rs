//! What a pattern takes, and what it leaves.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::spanned::Spanned;
use syn::{Member, Pat};

use super::{How, Part, Place, Rest};
use crate::names::{self, Taken};

/// Whether a pattern always matches.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Matches {
    Always,
    Perhaps,
}

/// The parts of a place that a pattern moves, if they are not `Copy`.
pub(super) fn parts(pat: &Pat, place: &Place, matches: Matches) -> Vec<Part> {
    let mut parts = Vec::new();
    collect(pat, place, matches, &mut vec![place.clone()], &mut parts);
    parts.retain(|part| !part.place.path.is_empty());
    parts
}

fn collect(pat: &Pat, place: &Place, matches: Matches, owners: &mut Vec<Place>, parts: &mut Vec<Part>) {
    let inner = |member: Member| {
        let mut place = place.clone();
        place.path.push(member);
        place
    };
    match pat {
        Pat::Ident(ident) if names::is_binding(ident) && ident.by_ref.is_none() => {
            // The place itself is no owner of its own.
            let owners = owners.iter().filter(|owner| owner.path.len() < place.path.len()).cloned().collect();
            parts.push(Part { place: place.clone(), how: How::Matched(owners) });
        }
        Pat::Paren(pat) => collect(&pat.pat, place, matches, owners, parts),
        Pat::Type(pat) => collect(&pat.pat, place, matches, owners, parts),
        Pat::Guard(pat) => collect(&pat.pat, place, matches, owners, parts),
        Pat::Tuple(tuple) => {
            let known = tuple.elems.iter().take_while(|elem| !is_rest(elem)).enumerate();
            for (i, elem) in known {
                let place = inner(Member::from(i));
                owners.push(place.clone());
                collect(elem, &place, matches, owners, parts);
                owners.pop();
            }
        }
        Pat::Struct(pat) if is_struct(&pat.path, matches) => {
            for field in &pat.fields {
                let place = inner(field.member.clone());
                owners.push(place.clone());
                collect(&field.pat, &place, matches, owners, parts);
                owners.pop();
            }
        }
        // A variant: it has no fields that a place could name, but all of it may be gone.
        Pat::TupleStruct(_) | Pat::Struct(_) | Pat::Or(_)
            if names::taken(pat) == Taken::All && names::binds_by_value(pat) =>
        {
            parts.push(Part { place: place.clone(), how: How::Matched(owners.clone()) });
        }
        _ => {}
    }
}

/// Whether a pattern of this path is that of a struct, whose fields are places, rather than of a variant.
fn is_struct(path: &syn::Path, matches: Matches) -> bool {
    let mut segments = path.segments.iter().rev().map(|segment| segment.ident.to_string());
    let last = segments.next();
    let of_a_type = segments.next().is_some_and(|owner| owner.starts_with(char::is_uppercase));
    !of_a_type && (matches == Matches::Always || last.is_some_and(|last| last == "Self"))
}

fn is_rest(pat: &Pat) -> bool {
    match pat {
        Pat::Rest(_) => true,
        Pat::Ident(ident) => ident.subpat.as_ref().is_some_and(|(_, pat)| is_rest(pat)),
        _ => false,
    }
}

/// What a pattern leaves of the local that it is matched against; `None` where it leaves nothing, takes nothing, or leaves
/// what has no name.
pub(super) fn rest(pat: &Pat, root: &Ident, names: &mut usize) -> Option<Rest> {
    let bindings = names::bindings(pat);
    let takes = names::taken(pat) == Taken::Part && !bindings.is_empty();
    if !takes || bindings.iter().any(|bound| bound.by_ref || bound.name == *root) {
        return None;
    }
    let mut complementing = Complementing { names, left: Vec::new() };
    let complement = complementing.of(pat)?;
    let left = complementing.left;
    let bound = bindings.iter().map(|bound| &bound.name).map(|name| syn::parse_quote!(#name)).collect();
    Some(Rest::Pattern { bound, complement, left })
}

/// A name for what is left.
pub(super) fn fresh(names: &mut usize, span: Span) -> Ident {
    *names += 1;
    format_ident!("__left_{}", *names, span = Span::mixed_site().located_at(span))
}

struct Complementing<'n> {
    names: &'n mut usize,
    left: Vec<Ident>,
}

impl Complementing<'_> {
    fn of(&mut self, pat: &Pat) -> Option<Pat> {
        match names::taken(pat) {
            Taken::All => return Some(syn::parse_quote!(_)),
            Taken::Nothing if is_rest(pat) => return None,
            Taken::Nothing => {
                let name = fresh(self.names, pat.span());
                self.left.push(name.clone());
                return Some(syn::parse_quote!(#name));
            }
            Taken::Part => {}
        }
        match pat {
            Pat::Paren(pat) => self.of(&pat.pat),
            Pat::Type(pat) => self.of(&pat.pat),
            Pat::Guard(pat) => self.of(&pat.pat),
            Pat::Tuple(tuple) => {
                let mut tuple = tuple.clone();
                tuple.elems.iter_mut().try_for_each(|elem| self.replace(elem))?;
                Some(Pat::Tuple(tuple))
            }
            Pat::TupleStruct(tuple) => {
                let mut tuple = tuple.clone();
                tuple.elems.iter_mut().try_for_each(|elem| self.replace(elem))?;
                Some(Pat::TupleStruct(tuple))
            }
            Pat::Slice(slice) => {
                let mut slice = slice.clone();
                slice.elems.iter_mut().try_for_each(|elem| self.replace(elem))?;
                Some(Pat::Slice(slice))
            }
            Pat::Struct(whole) if whole.rest.is_none() => {
                let mut whole = whole.clone();
                let leaving = whole.fields.iter().filter(|field| names::taken(&field.pat) != Taken::All).count();
                // In which order they are dropped is not for the pattern to say.
                if leaving > 1 {
                    return None;
                }
                for field in &mut whole.fields {
                    field.colon_token.get_or_insert_default();
                    self.replace(&mut field.pat)?;
                }
                Some(Pat::Struct(whole))
            }
            _ => None,
        }
    }

    fn replace(&mut self, pat: &mut Pat) -> Option<()> {
        *pat = self.of(pat)?;
        Some(())
    }
}
