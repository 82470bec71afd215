//! What a pattern leaves of a struct, in the order in which the struct drops it.
//!
//! A struct drops its fields in the order of its declaration, which a pattern need not keep. A closure that captures them does.

use quote::quote;
use syn::spanned::Spanned;
use syn::{Expr, Ident, Pat};

use super::complement::{Complementing, Inside, part_of};
use super::destructors::{self, fresh, is_rest};
use super::known_fields;
use super::moved::remainder_call;
use crate::listed::PushAll;
use crate::syntax::pattern::{self, Taken};
use crate::syntax::place::Place;

impl Complementing<'_> {
    /// Which of them are captured depends on what stays as a whole.
    ///
    /// ```text
    /// let S { b: _, a: Guard(n), c: _ } = local;
    ///
    /// rest!(local, staying S { b: _, a: part @ Guard(..), c: _ } => part,
    ///     captured(move || { let _ = (&local.b, &local.a, &local.c); }),
    ///     captured(move || { let _ = (&local.b, &local.c); }))
    /// ```
    pub(super) fn of_fields(&mut self, pat: &Pat, inside: &Inside<'_>) -> Option<Pat> {
        self.is_whole = false;
        let mut left = Vec::new();
        self.each_part(pat, inside, &mut left)?;
        let captured = self.captured(left);
        self.left.push(captured);
        Some(syn::parse_quote!(_))
    }

    fn each_part(&mut self, pat: &Pat, inside: &Inside<'_>, left: &mut Vec<Left>) -> Option<()> {
        destructors::parts(&mut pat.clone()).into_iter().enumerate().try_for_each(|(at, part)| {
            let place = part_of(pat, at, inside.place.as_ref()?, self.matches)?;
            let within = |inner| (inside.within)(destructors::only(pat, at, inner));
            self.places_left(part, &Inside { within: &within, place: Some(place) }, left)
        })
    }

    /// What a pattern leaves of a part; `None` where fields alone do not lead to all of it.
    fn places_left(&mut self, pat: &Pat, inside: &Inside<'_>, left: &mut Vec<Left>) -> Option<()> {
        let pat = pattern::bare(pat);
        match (pattern::taken(pat), pat) {
            (_, Pat::Struct(whole)) if whole.rest.is_some() => return None,
            (Taken::Nothing, pat) if is_rest(pat) => return None,
            (Taken::Nothing, _) => left.push_all(inside.place.clone().map(Left::Place)),
            (_, Pat::TupleStruct(_) | Pat::Struct(_)) if destructors::is_asked_for(pat) => {
                let part = fresh(self.names, pat.span());
                let probe = Box::new(destructors::probe(pat, &part, inside.within));
                let mut apart = Vec::new();
                self.each_part(pat, inside, &mut apart)?;
                left.push(Left::Asked { probe, part, place: inside.place.clone()?, apart });
            }
            (_, Pat::Tuple(_) | Pat::TupleStruct(_) | Pat::Struct(_)) => self.each_part(pat, inside, left)?,
            (Taken::All, pat) if !destructors::may_be_drop_type(pat) => {}
            (Taken::All | Taken::Part, _) => return None,
        }
        Some(())
    }

    fn captured(&self, left: Vec<Left>) -> Expr {
        let Some(at) = left.iter().position(|left| matches!(left, Left::Asked { .. })) else {
            let places = left.iter().filter_map(|left| match left {
                Left::Place(place) => Some(place),
                Left::Asked { .. } => None,
            });
            return known_fields::captured(&quote!((#(&#places,)*)));
        };
        let (mut staying, mut divided) = (left.clone(), left.clone());
        let Left::Asked { probe, part, place, apart } = &left[at] else { return known_fields::captured(&quote!(())) };
        staying[at] = Left::Place(place.clone());
        divided.splice(at..=at, apart.iter().cloned());
        let (staying, divided) = (self.captured(staying), self.captured(divided));
        remainder_call(self.whole, &quote!(staying #probe => #part, #staying, #divided))
    }
}

/// What is left of a struct.
#[derive(Clone)]
enum Left {
    Place(Place),
    /// All of this place, if its type has a destructor, else these parts of it.
    Asked {
        probe: Box<Pat>,
        part: Ident,
        place: Place,
        apart: Vec<Left>,
    },
}
