//! Places: fields of locals, and which expressions name one.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote_spanned};
use syn::{Expr, Ident, Member, UnOp};

use super::std_macros::StdMacro;

/// The name of a field, as text.
pub(crate) fn member(member: &syn::Member) -> String {
    match member {
        syn::Member::Named(name) => name.to_string(),
        syn::Member::Unnamed(index) => index.index.to_string(),
    }
}

/// Whether a name is in upper case: it is taken for that of a constant, a type or a variant rather than for a variable's.
pub(crate) fn is_upper_case(name: &Ident) -> bool {
    name.to_string().trim_start_matches("r#").starts_with(char::is_uppercase)
}

/// Whether a path leads into genfn, as emitted code names it.
pub(crate) fn is_ours(path: &syn::Path) -> bool {
    path.leading_colon.is_some() && path.segments.first().is_some_and(|first| first.ident == "genfn")
}

/// `a.b.c`
pub(crate) fn place(expr: &Expr) -> Option<Place> {
    match bare(expr) {
        Expr::Path(path) if path.qself.is_none() => {
            let root = path.path.get_ident()?;
            (!is_upper_case(root)).then(|| Place::of_local(root.clone()))
        }
        Expr::Field(field) => {
            let mut place = place(&field.base)?;
            place.path.push(field.member.clone());
            Some(place)
        }
        _ => None,
    }
}

/// The same, or `*local`: the places that a pattern may take apart.
pub(crate) fn scrutinee(expr: &Expr) -> Option<Place> {
    match bare(expr) {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
            let pointer = place(&unary.expr).filter(|place| place.path.is_empty())?;
            Some(Place { through_deref: true, ..pointer })
        }
        expr => place(expr),
    }
}

/// Fields, from a local inwards, or from what it points to.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) root: Ident,
    /// Of what the local points to: `(*local).field`.
    pub(crate) through_deref: bool,
    pub(crate) path: Vec<Member>,
}

impl Place {
    pub(crate) fn of_local(root: Ident) -> Place {
        Place { root, through_deref: false, path: Vec::new() }
    }

    /// Whether one of them is, or holds, the other.
    pub(crate) fn overlaps(&self, other: &Place) -> bool {
        self.root == other.root && self.path.iter().zip(&other.path).all(|(one, another)| one == another)
    }
}

impl ToTokens for Place {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (root, path) = (&self.root, &self.path);
        let span = root.span();
        match (self.through_deref, &path[..]) {
            (false, _) => quote_spanned!(span=> #root #(.#path)*),
            (true, []) => quote_spanned!(span=> *#root),
            (true, _) => quote_spanned!(span=> (*#root) #(.#path)*),
        }
        .to_tokens(tokens);
    }
}

/// A literal, or a path that names no variable: evaluating it late makes no difference.
pub(crate) fn constant(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Lit(_) => true,
        Expr::Path(path) => match path.path.get_ident() {
            Some(name) => is_upper_case(name),
            None => true,
        },
        Expr::Unary(unary) => !matches!(unary.op, syn::UnOp::Deref(_)) && constant(&unary.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().all(constant),
        Expr::Array(array) => array.elems.iter().all(constant),
        Expr::Macro(mac) => StdMacro::of(&mac.mac).is_some_and(StdMacro::is_constant),
        _ => false,
    }
}

/// A place whose own evaluation calls nothing.
pub(crate) fn is_simple_place(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Path(_) => true,
        Expr::Field(field) => is_simple_place(&field.base),
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)) && is_simple_place(&unary.expr),
        _ => false,
    }
}

pub(crate) fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Index(index) => is_place(&index.expr) && (is_simple_place(&index.index) || constant(&index.index)),
        _ => is_simple_place(expr),
    }
}

/// An expression without its parentheses.
pub(crate) fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(inner) => bare(&inner.expr),
        Expr::Group(inner) => bare(&inner.expr),
        expr => expr,
    }
}

pub(crate) fn bare_mut(expr: &mut Expr) -> &mut Expr {
    match expr {
        Expr::Paren(inner) => bare_mut(&mut inner.expr),
        Expr::Group(inner) => bare_mut(&mut inner.expr),
        expr => expr,
    }
}
