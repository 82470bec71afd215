//! What a pattern takes, and what it leaves.

use syn::spanned::Spanned;
use syn::{Expr, Member, Pat};

use super::destructors::{self, fresh, is_asked_for, is_rest, may_be_drop_type, of_no_local};
use super::moved::{MoveKind, Part, Remainder};
use crate::listed::Listed;
use crate::syntax::pattern::{self, Taken};
use crate::syntax::place::{Place, is_upper_case};

/// Whether a pattern always matches.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matches {
    Always,
    Perhaps,
}

impl Matches {
    pub(crate) fn is_certain(self) -> bool {
        match self {
            Matches::Always => true,
            Matches::Perhaps => false,
        }
    }
}

/// The parts of a place that a pattern moves, if they are not `Copy`.
pub(super) fn parts(pat: &Pat, place: &Place, matches: Matches, names: &mut usize) -> Vec<Part> {
    let mut parts = Vec::new();
    Parts { matches, names, owners: vec![place.clone()], parts: &mut parts }.collect(pat, place);
    parts.retain(|part| !part.place.path.is_empty());
    parts
}

struct Parts<'p> {
    matches: Matches,
    names: &'p mut usize,
    owners: Vec<Place>,
    parts: &'p mut Vec<Part>,
}

impl Parts<'_> {
    fn collect(&mut self, pat: &Pat, place: &Place) {
        match pattern::inner(pat) {
            Pat::Ident(ident) if pattern::is_binding(ident) && ident.by_ref.is_none() => {
                // The place itself is no owner of its own.
                let owners = self.owners.iter().filter(|owner| owner.path.len() < place.path.len()).cloned().listed();
                self.parts.push(Part { place: place.clone(), kind: MoveKind::Matched(owners), staying: Vec::new() });
            }
            Pat::Tuple(tuple) => {
                let known = tuple.elems.iter().take_while(|elem| !is_rest(elem)).enumerate();
                known.for_each(|(i, elem)| self.inside(elem, place, Member::from(i)));
            }
            Pat::Struct(pat) if is_struct(&pat.path, self.matches) => {
                pat.fields.iter().for_each(|field| self.inside(&field.pat, place, field.member.clone()));
            }
            // An array, or a variant: it has no fields that a place could name, but all of it may be gone.
            Pat::Slice(_) if pattern::taken(pat).is_all() && pattern::binds_by_value(pat) => {
                let kind = MoveKind::Elements(self.owners.clone());
                self.parts.push(Part { place: place.clone(), kind, staying: destructors::probes(pat, self.names) });
            }
            Pat::TupleStruct(_) | Pat::Struct(_) | Pat::Or(_)
                if pattern::taken(pat).is_all() && pattern::binds_by_value(pat) =>
            {
                let staying = destructors::probes(pat, self.names);
                self.parts.push(Part { place: place.clone(), kind: MoveKind::Matched(self.owners.clone()), staying });
            }
            _ => {}
        }
    }

    fn inside(&mut self, pat: &Pat, place: &Place, member: Member) {
        let mut place = place.clone();
        place.path.push(member);
        self.owners.push(place.clone());
        self.collect(pat, &place);
        self.owners.pop();
    }
}

/// Whether a pattern of this path is that of a struct, whose fields are places, rather than of a variant.
pub(super) fn is_struct(path: &syn::Path, matches: Matches) -> bool {
    let mut segments = path.segments.iter().rev().map(|segment| &segment.ident);
    let last = segments.next();
    let of_a_type = segments.next().is_some_and(is_upper_case);
    !of_a_type && (matches.is_certain() || last.is_some_and(|last| last == "Self"))
}

/// What a pattern leaves of what it is matched against, where it binds `bound`; `None` where it leaves nothing, takes nothing, or
/// leaves what has no name.
pub(super) fn remainder(
    pat: &Pat,
    whole: &Place,
    bound: Vec<Expr>,
    matches: Matches,
    names: &mut usize,
) -> Option<Remainder> {
    let bindings = pattern::bindings(pat);
    let taken = pattern::taken(pat);
    if taken.is_nothing() || bindings.is_empty() {
        return None;
    }
    if bindings.iter().any(|bound| bound.by_ref || bound.name == whole.root) {
        return None;
    }
    let mut complementing = Complementing { whole, matches, names, left: Vec::new(), is_whole: true };
    let complement = complementing.of(pat, &Inside { within: &|pat| pat, place: Some(whole.clone()) })?;
    let left = complementing.left;
    let within = destructors::together(&left);
    match (whole.through_deref, taken.is_all()) {
        (true, true) => Some(Remainder::Content { bound, inner: within }),
        (true, false) => {
            let inner = syn::parse_quote! {
                match #whole { #complement => #within, _ => ::genfn::__private::hollow::never() }
            };
            Some(Remainder::Content { bound, inner })
        }
        (false, true) => (!left.is_empty()).then_some(Remainder::Staying(within)),
        (false, false) => Some(Remainder::Pattern { bound, complement, left }),
    }
}

/// The names that a pattern binds.
pub(super) fn bound(pat: &Pat) -> Vec<Expr> {
    pattern::bindings(pat).iter().map(|bound| &bound.name).map(|name| syn::parse_quote!(#name)).listed()
}

pub(super) struct Complementing<'n> {
    pub(super) whole: &'n Place,
    pub(super) matches: Matches,
    pub(super) names: &'n mut usize,
    /// In the order in which it is dropped.
    pub(super) left: Vec<Expr>,
    /// Whether the pattern is that of the local itself: whether all of that stays is asked with all that the pattern leaves.
    pub(super) is_whole: bool,
}

/// Where a part lies in the whole.
pub(super) struct Inside<'w> {
    /// Puts a pattern of the part into one of the whole.
    pub(super) within: &'w dyn Fn(Pat) -> Pat,
    /// The part, where fields alone lead to it.
    pub(super) place: Option<Place>,
}

impl Complementing<'_> {
    fn of(&mut self, pat: &Pat, inside: &Inside<'_>) -> Option<Pat> {
        let pat = pattern::inner(pat);
        match pattern::taken(pat) {
            Taken::All if is_rest(pat) => return Some(syn::parse_quote!(..)),
            Taken::All => {
                self.left.extend(destructors::staying_within(pat, self.whole, self.names, inside.within));
                return Some(syn::parse_quote!(_));
            }
            Taken::Nothing if is_rest(pat) => return None,
            Taken::Nothing => {
                let name = fresh(self.names, pat.span());
                self.left.push(syn::parse_quote!(#name));
                return Some(syn::parse_quote!(#name));
            }
            Taken::Part if !self.is_whole && destructors::is_asked_for(pat) => {
                return self.of_what_may_be_drop_type(pat, inside);
            }
            Taken::Part => {}
        }
        self.divided(pat, inside)
    }

    fn divided(&mut self, pat: &Pat, inside: &Inside<'_>) -> Option<Pat> {
        match pat {
            Pat::Tuple(_) | Pat::TupleStruct(_) => self.of_parts(pat, inside),
            Pat::Slice(_) => self.of_elements(pat, inside),
            Pat::Struct(whole) if whole.rest.is_none() => {
                let leaving = whole.fields.iter().filter(|field| !pattern::taken(&field.pat).is_all()).count();
                if leaving > 1 {
                    // Of a box a closure takes all.
                    inside.place.as_ref().filter(|place| !place.through_deref)?;
                    return self.of_fields(pat, inside);
                }
                let mut whole = whole.clone();
                whole.fields.iter_mut().for_each(|field| _ = field.colon_token.get_or_insert_default());
                self.of_parts(&Pat::Struct(whole), inside)
            }
            _ => None,
        }
    }

    /// All of it stays, or what is left of its parts is taken out of it.
    fn of_what_may_be_drop_type(&mut self, pat: &Pat, inside: &Inside<'_>) -> Option<Pat> {
        let outer = std::mem::take(&mut self.left);
        let complement = (inside.within)(self.divided(pat, inside)?);
        let left = destructors::together(&std::mem::replace(&mut self.left, outer));
        let whole = self.whole;
        let inner: Expr = syn::parse_quote! {
            match #whole { #complement => #left, _ => ::genfn::__private::hollow::never() }
        };
        self.left.push(destructors::kept(pat, whole, self.names, inside.within, &inner));
        Some(syn::parse_quote!(_))
    }

    fn of_parts(&mut self, pat: &Pat, inside: &Inside<'_>) -> Option<Pat> {
        self.is_whole = false;
        let mut complement = pat.clone();
        for (at, part) in destructors::parts(&mut complement).into_iter().enumerate() {
            *part = self.of_part(pat, at, part, inside)?;
        }
        Some(complement)
    }

    fn of_part(&mut self, pat: &Pat, at: usize, part: &Pat, inside: &Inside<'_>) -> Option<Pat> {
        let place = inside.place.as_ref().and_then(|place| part_of(pat, at, place, self.matches));
        self.of(part, &Inside { within: &|inner| (inside.within)(destructors::only(pat, at, inner)), place })
    }

    /// An array drops its last elements first where one of them is gone; what lies between two that are gone it drops in order.
    fn of_elements(&mut self, pat: &Pat, inside: &Inside<'_>) -> Option<Pat> {
        self.is_whole = false;
        let outer = std::mem::take(&mut self.left);
        let mut complement = pat.clone();
        let mut elements = Vec::new();
        for (at, part) in destructors::parts(&mut complement).into_iter().enumerate() {
            let is_left = pattern::taken(part).is_nothing();
            if is_left && is_rest(part) {
                // Behind a pointer it may be a slice.
                if self.whole.through_deref {
                    return None;
                }
                let name = fresh(self.names, part.span());
                self.left.push(syn::parse_quote!(#name));
                *part = syn::parse_quote!(#name @ ..);
            } else {
                *part = self.of_part(pat, at, part, inside)?;
            }
            elements.push((is_left, std::mem::take(&mut self.left)));
        }
        self.left = outer;
        self.left.extend(pattern::dropped_elements(elements));
        Some(complement)
    }
}

/// The place of the `at`-th part of what a pattern takes apart, where it is a field.
pub(super) fn part_of(pat: &Pat, at: usize, place: &Place, matches: Matches) -> Option<Place> {
    let member = match pat {
        Pat::Paren(_) => return Some(place.clone()),
        Pat::Tuple(tuple) if !tuple.elems.iter().take(at + 1).any(is_rest) => Member::from(at),
        Pat::TupleStruct(pat) if is_struct(&pat.path, matches) && !pat.elems.iter().take(at + 1).any(is_rest) => {
            Member::from(at)
        }
        Pat::Struct(pat) if is_struct(&pat.path, matches) => pat.fields.iter().nth(at)?.member.clone(),
        _ => return None,
    };
    let mut place = place.clone();
    place.path.push(member);
    Some(place)
}

/// Whether what a pattern leaves of a local can be taken out of it afterwards, should it not stay as a whole.
pub(crate) fn may_be_drop_type_or_leave(pat: &Pat, matches: Matches) -> bool {
    // An array of which elements are taken apart drops what is left in another order if nothing of it was moved.
    fn is_to_be_asked_for(pat: &Pat) -> bool {
        let parts = |pat: &Pat| destructors::parts(&mut pat.clone()).into_iter().any(|part| is_to_be_asked_for(part));
        let divides = |slice: &syn::PatSlice| slice.elems.iter().any(|elem| pattern::taken(elem).is_part());
        is_asked_for(pat) || matches!(pat, Pat::Slice(slice) if divides(slice)) || parts(pat)
    }
    let leaves = || super::complement::remainder(pat, &of_no_local(), Vec::new(), matches, &mut 0).is_some();
    may_be_drop_type(pat) || (is_to_be_asked_for(pat) && leaves())
}
