//! Patterns that may leave a value where it is, though they bind all of it.
//!
//! A type with a destructor of its own can't be taken apart: a pattern copies what it binds of it, and the value stays. Syntax
//! does not tell such a type from others, so rustc is asked, for each part of a pattern that looks into a type of which nothing
//! is known. What stays is kept where the value would be:
//!
//! ```text
//! let guard = make();
//! let Guard(n) = guard;
//!
//! let guard = make();
//! let rest;
//! let Guard(n) = guard;
//! rest = rest!(guard, within part @ Guard(..) => part, left => left, ());
//!
//! let (Guard(n), b) = pair;
//!
//! rest = rest!(pair, within (part @ Guard(..), _) => part, (left, _) => left, ());
//! ```
//!
//! `rest` is `guard` if its type has a destructor, else `()`. What a pattern of such a type holds is only asked for if not.
//!
//! Alternatives that look into types further in can't each tell what stays, for nobody knows which one matched. They leave all of
//! it if all that they bind is `Copy`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::spanned::Spanned;
use syn::{Expr, Pat};

use super::moved::Probe;
use crate::emit::questions;
use crate::listed::Listed;
use crate::syntax::pattern;
use crate::syntax::place::Place;

/// Whether a part of what a pattern takes may be of a type with a destructor (E0509), and so stay.
pub(crate) fn may_be_drop_type(pat: &Pat) -> bool {
    !staying_within(pat, &of_no_local(), &mut 0, &|pat| pat).is_empty()
}

pub(super) fn of_no_local() -> Place {
    Place::of_local(Ident::new("__local", proc_macro2::Span::mixed_site()))
}

/// What rustc is asked of each part of `whole` that may stay, though the pattern takes all of it; `within` puts the pattern
/// into one of it.
pub(super) fn staying_within(pat: &Pat, whole: &Place, names: &mut usize, within: &dyn Fn(Pat) -> Pat) -> Vec<Expr> {
    Asking { whole, names, what: What::Keep }.of(pat, within)
}

/// What is kept of this part of `whole`: all of it if it stays, else `inner`.
pub(super) fn kept(pat: &Pat, whole: &Place, names: &mut usize, within: &dyn Fn(Pat) -> Pat, inner: &Expr) -> Expr {
    Asking { whole, names, what: What::Keep }.asked(&shape(pat), &[], within, inner)
}

/// A pattern of the whole that binds this part of it.
pub(super) fn probe(pat: &Pat, part: &Ident, within: &dyn Fn(Pat) -> Pat) -> Pat {
    let shape = shape(pat);
    within(syn::parse_quote!(#part @ #shape))
}

/// Where what stays can't be kept: checks that nothing does, to stand before the pattern is matched.
///
/// ```text
/// parts!(guard, part @ Guard(..) => part);
/// ```
pub(crate) fn checks(local: &Ident, pats: &[Pat]) -> Vec<TokenStream> {
    let whole = &Place::of_local(local.clone());
    let mut asking = Asking { whole, names: &mut 0, what: What::Check };
    let asked = pats.iter().flat_map(|pat| asking.of(pat, &|pat| pat));
    asked.map(|check| quote!(#check;)).listed()
}

/// The same parts of what a pattern takes out of a place, all of it. It need not be a local's.
pub(super) fn probes(pat: &Pat, names: &mut usize) -> Vec<Probe> {
    fn collect(pat: &Pat, within: &dyn Fn(Pat) -> Pat, names: &mut usize, probes: &mut Vec<Probe>) {
        if !pattern::binds_by_value(pat) {
            return;
        }
        match pattern::inner(pat) {
            Pat::Or(or) => or.cases.iter().for_each(|case| collect(case, within, names, probes)),
            pat => {
                if is_asked_for(pat) {
                    let (part, shape) = (fresh(names, pat.span()), shape(pat));
                    probes.push(Probe { pat: within(syn::parse_quote!(#part @ #shape)), part });
                }
                for (at, part) in parts(&mut pat.clone()).into_iter().enumerate() {
                    collect(part, &|inner| within(only(pat, at, inner)), names, probes);
                }
            }
        }
    }
    let mut probes = Vec::new();
    collect(pat, &|pat| pat, names, &mut probes);
    probes
}

struct Asking<'n> {
    whole: &'n Place,
    names: &'n mut usize,
    what: What,
}

/// What is to become of a part that stays.
#[derive(Clone, Copy)]
enum What {
    Keep,
    /// An error.
    Check,
}

impl Asking<'_> {
    /// `within` puts a pattern of this place into one of the whole local.
    fn of(&mut self, pat: &Pat, within: &dyn Fn(Pat) -> Pat) -> Vec<Expr> {
        if !pattern::binds_by_value(pat) {
            return Vec::new();
        }
        let pat = pattern::inner(pat);
        match pat {
            Pat::Or(or) => self.of_alternatives(pat, or, within),
            Pat::TupleStruct(_) | Pat::Struct(_) if is_asked_for(pat) && pattern::taken(pat).is_all() => {
                let inside = self.inside(pat, within);
                vec![self.asked(&shape(pat), &[], within, &together(&inside))]
            }
            _ => self.inside(pat, within),
        }
    }

    /// The parts of a pattern that has some.
    fn inside(&mut self, pat: &Pat, within: &dyn Fn(Pat) -> Pat) -> Vec<Expr> {
        let parts: Vec<Pat> = parts(&mut pat.clone()).into_iter().map(|part| part.clone()).listed();
        let mut asked = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            asked.extend(self.of(part, &|inner| within(only(pat, at, inner))));
        }
        asked
    }

    fn of_alternatives(&mut self, pat: &Pat, or: &syn::PatOr, within: &dyn Fn(Pat) -> Pat) -> Vec<Expr> {
        let further_in = or.cases.iter().any(|case| !self.inside(pattern::bare(case), within).is_empty());
        let bound = match further_in {
            true => pattern::bindings(pat).into_iter().map(|bound| bound.name).listed(),
            false if or.cases.iter().any(|case| is_asked_for(pattern::bare(case))) => Vec::new(),
            false => return Vec::new(),
        };
        vec![self.asked(&syn::parse_quote!(_), &bound, within, &syn::parse_quote!(()))]
    }

    /// `inner`: what is left of the place if its type has no destructor.
    fn asked(&mut self, shape: &Pat, bound: &[Ident], within: &dyn Fn(Pat) -> Pat, inner: &Expr) -> Expr {
        let whole = self.whole;
        let span = whole.root.span();
        let (part, left) = (fresh(self.names, span), fresh(self.names, span));
        let probe = within(syn::parse_quote!(#part @ #shape));
        if let What::Check = self.what {
            let check = questions::parts(whole, &probe, &part, span);
            return syn::parse_quote!((#check, #inner));
        }
        let complement = within(syn::parse_quote!(#left));
        let bound = (!bound.is_empty()).then(|| quote!([#(#bound),*]));
        super::moved::remainder_call(whole, &quote!(within #bound #probe => #part, #complement => #left, #inner))
    }
}

/// Whether a pattern looks into a type that may have a destructor.
pub(super) fn is_asked_for(pat: &Pat) -> bool {
    let path = match pat {
        Pat::TupleStruct(pat) => &pat.path,
        Pat::Struct(pat) => &pat.path,
        _ => return false,
    };
    pattern::binds_by_value(pat) && !pattern::has_no_destructor(path)
}

/// The pattern without its parts: what is of the same variant.
fn shape(pat: &Pat) -> Pat {
    let mut shape = pat.clone();
    match &mut shape {
        Pat::TupleStruct(pat) => {
            pat.elems.clear();
            pat.elems.push(syn::parse_quote!(..));
        }
        Pat::Struct(pat) => {
            pat.fields.clear();
            pat.rest = Some(syn::PatRest { attrs: Vec::new(), dot2_token: <syn::Token![..]>::default() });
        }
        _ => {}
    }
    shape
}

/// The patterns of the parts that a pattern takes something apart into.
pub(super) fn parts(pat: &mut Pat) -> Vec<&mut Pat> {
    match pat {
        Pat::Tuple(tuple) => tuple.elems.iter_mut().listed(),
        Pat::TupleStruct(tuple) => tuple.elems.iter_mut().listed(),
        Pat::Slice(slice) => slice.elems.iter_mut().listed(),
        Pat::Struct(whole) => whole.fields.iter_mut().map(|field| &mut *field.pat).listed(),
        Pat::Paren(inner) => vec![&mut *inner.pat],
        _ => Vec::new(),
    }
}

/// The pattern with this in place of its `at`-th part, and nothing else in it.
pub(super) fn only(pat: &Pat, at: usize, inner: Pat) -> Pat {
    let mut pat = pat.clone();
    let mut inner = Some(inner);
    if let Pat::Struct(whole) = &mut pat {
        whole.fields.iter_mut().for_each(|field| _ = field.colon_token.get_or_insert_default());
    }
    for (other, part) in parts(&mut pat).into_iter().enumerate() {
        if other == at {
            *part = inner.take().unwrap_or_else(|| part.clone());
        } else {
            let span = part.span();
            *part =
                if is_rest(part) { syn::parse_quote_spanned!(span=> ..) } else { syn::parse_quote_spanned!(span=> _) };
        }
    }
    pat
}

/// In the order in which they are dropped.
pub(super) fn together(left: &[Expr]) -> Expr {
    match left {
        [one] => one.clone(),
        several => {
            let several: TokenStream = quote!((#(#several),*));
            syn::parse_quote!(#several)
        }
    }
}

pub(super) fn is_rest(pat: &Pat) -> bool {
    match pat {
        Pat::Rest(_) => true,
        Pat::Ident(ident) => ident.subpat.as_ref().is_some_and(|(_, pat)| is_rest(pat)),
        _ => false,
    }
}

/// A name for what is left.
pub(super) fn fresh(names: &mut usize, span: Span) -> syn::Ident {
    *names += 1;
    format_ident!("__left_{}", *names, span = Span::mixed_site().located_at(span))
}
