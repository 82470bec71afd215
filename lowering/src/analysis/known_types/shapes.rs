//! Std's types, by their names.

use quote::{ToTokens, quote};
use syn::visit::Visit as _;
use syn::{Expr, GenericArgument, Lifetime, PathArguments, Type, parse_quote};

use crate::listed::Listed;
use crate::syntax::types::{bare, is_primitive};
use crate::syntax::walk::{Visitor, Walk, Walker};
use crate::syntax::{made, tokens};

/// A type that is not known: `_`.
pub(super) fn hole() -> Type {
    made::type_unknown()
}

/// `()`
pub(super) fn unit() -> Type {
    made::type_unit()
}

const INTEGER: &str = "__genfn_integer";
const FLOAT: &str = "__genfn_float";
const OPEN: &[&str] = &[INTEGER, FLOAT];

/// Some integer: `{integer}`, as rustc has it. It is a hole that only a number fills.
pub(super) fn integer() -> Type {
    primitive(INTEGER)
}

/// Some `f32` or `f64`.
pub(super) fn float() -> Type {
    primitive(FLOAT)
}

pub(super) fn is_open_number(ty: &Type) -> bool {
    matches!(bare(ty), Type::Path(path) if path.path.get_ident().is_some_and(|name| OPEN.contains(&name.to_string().as_str())))
}

/// Whether something is not known of a type.
pub(crate) fn has_hole(ty: &Type) -> bool {
    let mut holes = Holes { found: false };
    Walker(&mut holes).visit_type(ty);
    holes.found
}

struct Holes {
    found: bool,
}

impl Visitor for Holes {
    fn enter_type(&mut self, ty: &Type) -> Walk {
        self.found |= match ty {
            Type::Infer(_) => true,
            Type::Path(path) => path.path.get_ident().is_some_and(|name| OPEN.contains(&name.to_string().as_str())),
            _ => false,
        };
        if self.found { Walk::Over } else { Walk::Into }
    }

    /// `[u8; _]`
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        self.found |= matches!(expr, Expr::Infer(_));
        Walk::Into
    }
}

/// A type with this number where it has an open one.
pub(super) fn with_number(ty: &Type, number: &Type) -> Type {
    let tokens = tokens::replaced(ty.to_token_stream(), &mut |_, rest| match rest {
        [proc_macro2::TokenTree::Ident(name), ..] if name == INTEGER || name == FLOAT => {
            Some((1, number.to_token_stream()))
        }
        _ => None,
    });
    syn::parse2(tokens).unwrap_or_else(|_| hole())
}

/// A type in which a float of which nothing else tells is an `f64`, as rustc has it.
pub(super) fn with_floats(ty: &Type) -> Type {
    if !has_hole(ty) {
        return ty.clone();
    }
    let tokens = tokens::replaced(ty.to_token_stream(), &mut |_, rest| match rest {
        [proc_macro2::TokenTree::Ident(name), ..] if name == FLOAT => Some((1, quote!(f64))),
        _ => None,
    });
    syn::parse2(tokens).unwrap_or_else(|_| hole())
}

/// Whether what it leads to may not live for ever.
pub(super) fn has_lifetime(ty: &Type) -> bool {
    tokens::any_label(ty.to_token_stream(), &mut |lifetime| lifetime != "static")
}

pub(super) fn is_hole(ty: &Type) -> bool {
    matches!(bare(ty), Type::Infer(_))
}

/// The name of a type that is a path, and its arguments that are types.
pub(crate) fn named(ty: &Type) -> Option<(String, Vec<Type>)> {
    let Type::Path(path) = bare(ty) else { return None };
    if path.qself.is_some() {
        return None;
    }
    let last = path.path.segments.last()?;
    let arguments = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => {
            let types = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty.clone()),
                _ => None,
            });
            types.listed()
        }
        _ => Vec::new(),
    };
    Some((last.ident.to_string(), arguments))
}

/// The only argument of a type of one of these names.
pub(super) fn argument_of(ty: &Type, names: &[&str]) -> Option<Type> {
    let (name, arguments) = named(ty)?;
    (names.contains(&name.as_str())).then(|| arguments.first().cloned().unwrap_or_else(hole))
}

/// The first lifetime of a type.
pub(super) fn lifetime_of(ty: &Type) -> Option<Lifetime> {
    match bare(ty) {
        Type::Reference(reference) => reference.lifetime.clone(),
        Type::Path(path) => match &path.path.segments.last()?.arguments {
            PathArguments::AngleBracketed(arguments) => arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::Lifetime(lifetime) => Some(lifetime.clone()),
                _ => None,
            }),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn primitive(name: &str) -> Type {
    made::type_name(name)
}

/// Whether it is a number.
pub(super) fn is_number(ty: &Type) -> bool {
    named(ty).is_some_and(|(name, arguments)| {
        arguments.is_empty() && is_primitive(&name) && name != "bool" && name != "char"
    })
}

/// What a reference, or one of std's pointers, leads to; with the reference, if it is one.
pub(super) fn target(ty: &Type) -> Option<Type> {
    match bare(ty) {
        Type::Reference(reference) => Some((*reference.elem).clone()),
        ty => argument_of(ty, &["Box", "Rc", "Arc"]),
    }
}

/// A type without all that leads to it.
pub(super) fn stripped(ty: &Type) -> Type {
    target(ty).map_or_else(|| bare(ty).clone(), |inner| stripped(&inner))
}

/// What the elements of a list, a slice or an array are.
pub(super) fn element(ty: &Type) -> Option<Type> {
    match bare(ty) {
        Type::Slice(slice) => Some((*slice.elem).clone()),
        Type::Array(array) => Some((*array.elem).clone()),
        ty => argument_of(ty, &["Vec", "VecDeque"]),
    }
}

/// The keys and values of a map.
pub(super) fn entries(ty: &Type) -> Option<(Type, Type)> {
    match named(ty)? {
        (name, arguments) if ["HashMap", "BTreeMap"].contains(&name.as_str()) => {
            let mut arguments = arguments.into_iter();
            Some((arguments.next().unwrap_or_else(hole), arguments.next().unwrap_or_else(hole)))
        }
        _ => None,
    }
}

/// What an `Option` or a `Result` holds if all is well.
pub(super) fn content(ty: &Type) -> Option<Type> {
    argument_of(ty, &["Option", "Result"])
}

/// The error of a `Result`. An alias names it nowhere, as `io::Result<T>`: there rustc is asked.
pub(super) fn error(ty: &Type) -> Option<Type> {
    let (name, arguments) = named(ty)?;
    match arguments.get(1) {
        _ if name != "Result" => None,
        Some(error) => Some(error.clone()),
        None if has_hole(ty) => None,
        None => Some(parse_quote!(<#ty as ::genfn::Fallible>::Error)),
    }
}

/// `&'a part`, of what a reference leads to; the part itself otherwise.
pub(super) fn through(whole: &Type, part: Type) -> Type {
    match bare(whole) {
        Type::Reference(reference) => {
            let (lifetime, mutable) = (&reference.lifetime, &reference.mutability);
            parse_quote!(&#lifetime #mutable #part)
        }
        _ => part,
    }
}

pub(super) fn option(of: &Type) -> Type {
    made::our_type(&["Option"], of)
}

/// What is known of one thing of which two types are said: what one leaves open, the other may tell.
pub(super) fn better(one: Option<Type>, other: Option<Type>) -> Option<Type> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if has_hole(&one) { filled(&one, &other) } else { one }),
        (one, other) => one.or(other),
    }
}

fn filled(open: &Type, by: &Type) -> Type {
    if is_open_number(open) {
        return if is_number(by) { by.clone() } else { open.clone() };
    }
    if is_hole(open) || !has_hole(by) {
        return by.clone();
    }
    if let (Type::Tuple(one), Type::Tuple(other)) = (bare(open), bare(by))
        && one.elems.len() == other.elems.len()
    {
        return tuple(&one.elems.iter().zip(&other.elems).map(|(one, other)| filled_part(one, other)).listed());
    }
    if let (Type::Reference(one), Type::Reference(other)) = (bare(open), bare(by)) {
        let elem = Box::new(filled_part(&one.elem, &other.elem));
        return Type::Reference(syn::TypeReference { elem, ..one.clone() });
    }
    let (Type::Path(one), Type::Path(other)) = (bare(open), bare(by)) else { return open.clone() };
    let mut filled_path = one.clone();
    let (Some(last), Some(other)) = (filled_path.path.segments.last_mut(), other.path.segments.last()) else {
        return open.clone();
    };
    if let (PathArguments::AngleBracketed(mine), PathArguments::AngleBracketed(others)) =
        (&mut last.arguments, &other.arguments)
        && last.ident == other.ident
        && mine.args.len() == others.args.len()
    {
        for (mine, other) in mine.args.iter_mut().zip(&others.args) {
            if let (GenericArgument::Type(mine), GenericArgument::Type(other)) = (mine, other) {
                *mine = filled_part(mine, other);
            }
        }
    }
    Type::Path(filled_path)
}

fn filled_part(one: &Type, other: &Type) -> Type {
    if has_hole(one) { filled(one, other) } else { one.clone() }
}

/// Whether a type that is written out needs no drop, and can be forgotten. An alias of `Result` does not show all that is in it, and what a
/// user calls as std calls a wrapper may be another type, with a destructor.
pub(crate) fn needs_no_drop(ty: &Type) -> bool {
    match bare(ty) {
        Type::Reference(_) | Type::Ptr(_) | Type::FnPtr(_) | Type::Never(_) => true,
        Type::Tuple(tuple) => tuple.elems.iter().all(needs_no_drop),
        Type::Array(array) => needs_no_drop(&array.elem),
        ty => match named(ty) {
            Some((name, arguments)) => {
                let name = name.as_str();
                let wraps = ["Range", "RangeInclusive", "PhantomData", "Reverse", "Wrapping"];
                let of_std = [
                    "Iter",
                    "IterMut",
                    "Chars",
                    "CharIndices",
                    "Bytes",
                    "Lines",
                    "SplitWhitespace",
                    "Duration",
                    "Instant",
                ];
                let is_of_std = || ty.to_token_stream().to_string().starts_with(":: genfn");
                let need_none = || !arguments.is_empty() && arguments.iter().all(needs_no_drop);
                match name {
                    "Option" => need_none(),
                    "Result" => arguments.len() == 2 && need_none(),
                    _ => {
                        is_primitive(name)
                            || (wraps.contains(&name) && is_of_std() && need_none())
                            || (of_std.contains(&name) && is_of_std())
                    }
                }
            }
            None => false,
        },
    }
}

/// A tuple of these.
pub(super) fn tuple(parts: &[Type]) -> Type {
    let parts = parts.iter();
    syn::parse2(quote!((#(#parts,)*))).unwrap_or_else(|_| hole())
}
