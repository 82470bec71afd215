//! What is iterated by what, and over what.

use syn::{Type, parse_quote};

use super::params::Params;
use super::shapes::{argument_of, element, entries, lifetime_of, named, option, tuple};
use crate::syntax::types::bare;

/// The type of `IntoIterator::into_iter(…)`.
///
/// Those that std names are written out: what a projection names is neither covariant nor derived from.
pub(super) fn into_iter(head: &Type, params: Params<'_>) -> Type {
    match bare(head) {
        Type::Reference(reference) => {
            let lifetime = reference.lifetime.clone();
            let lifetime = lifetime.unwrap_or_else(|| syn::Lifetime::new("'_", proc_macro2::Span::call_site()));
            let is_slice = element(&reference.elem).is_some() && argument_of(&reference.elem, &["VecDeque"]).is_none();
            match element(&reference.elem).filter(|_| is_slice) {
                Some(element) if reference.mutability.is_some() => {
                    return parse_quote!(::genfn::__private::core::slice::IterMut<#lifetime, #element>);
                }
                Some(element) => return parse_quote!(::genfn::__private::core::slice::Iter<#lifetime, #element>),
                None => {}
            }
            if reference.mutability.is_some() && params.is_iterator(&reference.elem) {
                return head.clone();
            }
        }
        Type::Array(array) => {
            let (element, len) = (&array.elem, &array.len);
            return parse_quote!(::genfn::__private::core::array::IntoIter<#element, { #len }>);
        }
        ty if params.is_iterator(ty) => return head.clone(),
        // `derive` knows what this is; it would not know the long form.
        ty if params.of(ty).is_some() => return parse_quote!(#ty::IntoIter),
        _ => {}
    }
    match named(head) {
        Some((name, arguments)) if name == "Vec" && arguments.len() == 1 => {
            let element = &arguments[0];
            parse_quote!(::genfn::__private::alloc::vec::IntoIter<#element>)
        }
        Some((name, arguments)) if name == "Option" && arguments.len() == 1 => {
            let element = &arguments[0];
            parse_quote!(::genfn::__private::core::option::IntoIter<#element>)
        }
        Some((name, _)) if is_std_iterator(&name) => head.clone(),
        _ => parse_quote!(<#head as ::genfn::__private::core::iter::IntoIterator>::IntoIter),
    }
}

const STD_ITERATORS: &[&str] = &[
    "Range",
    "RangeInclusive",
    "RangeFrom",
    "Iter",
    "IterMut",
    "IntoIter",
    "Chars",
    "CharIndices",
    "Bytes",
    "Lines",
    "SplitWhitespace",
    "Enumerate",
    "Rev",
    "Skip",
    "Take",
    "StepBy",
    "Peekable",
    "Fuse",
    "Zip",
    "Chain",
    "Cycle",
    "Flatten",
    "Copied",
    "Cloned",
    "Windows",
    "Chunks",
];

pub(super) fn is_std_iterator(name: &str) -> bool {
    STD_ITERATORS.contains(&name)
}

/// What an iterator iterates over.
pub(super) fn item(iterator: &Type, params: Params<'_>) -> Type {
    if let Some(name) = params.of(iterator).filter(|_| params.is_iterator(iterator)) {
        return params.item(iterator).unwrap_or_else(|| parse_quote!(#name::Item));
    }
    if let Some((name, _)) = params.of_projection(iterator).filter(|(_, of)| of == "IntoIter") {
        return params.item(&parse_quote!(#name)).unwrap_or_else(|| parse_quote!(#name::Item));
    }
    let item = |iterator: &Type| item(iterator, params);
    let asked = || parse_quote!(<#iterator as ::genfn::__private::core::iter::Iterator>::Item);
    match bare(iterator) {
        Type::Reference(reference) if reference.mutability.is_some() => return item(&reference.elem),
        Type::Path(path) if path.qself.is_some() => {
            // `<X as IntoIterator>::IntoIter`
            let last = path.path.segments.last();
            if let (Some(qself), true) = (&path.qself, last.is_some_and(|last| last.ident == "IntoIter")) {
                return items_of(&qself.ty);
            }
            return asked();
        }
        _ => {}
    }
    let Some((name, arguments)) = named(iterator) else { return asked() };
    let (first, lifetime) = (arguments.first(), lifetime_of(iterator));
    match (name.as_str(), first) {
        ("Range" | "RangeInclusive" | "RangeFrom" | "IntoIter", Some(of)) => of.clone(),
        ("Iter", Some(of)) if arguments.len() == 1 => parse_quote!(&#lifetime #of),
        ("IterMut", Some(of)) if arguments.len() == 1 => parse_quote!(&#lifetime mut #of),
        ("Windows" | "Chunks", Some(of)) => parse_quote!(&#lifetime [#of]),
        ("Chars", _) => parse_quote!(char),
        ("Bytes", _) => parse_quote!(u8),
        ("CharIndices", _) => parse_quote!((usize, char)),
        ("Lines" | "SplitWhitespace", _) => parse_quote!(&#lifetime str),
        ("Enumerate", Some(of)) => tuple(&[parse_quote!(usize), item(of)]),
        ("Rev" | "Skip" | "Take" | "StepBy" | "Peekable" | "Fuse" | "Chain" | "Cycle", Some(of)) => item(of),
        ("Flatten", Some(of)) => item(&into_iter(&item(of), params)),
        ("Zip", Some(of)) => tuple(&[item(of), arguments.get(1).map_or_else(asked, item)]),
        ("Copied" | "Cloned", Some(of)) => match item(of) {
            Type::Reference(reference) => *reference.elem,
            other => parse_quote!(<#other as ::genfn::__private::core::ops::Deref>::Target),
        },
        _ => asked(),
    }
}

/// What comes out of something that is iterated by what is no iterator itself.
fn items_of(head: &Type) -> Type {
    let through = |part: Type| super::shapes::through(head, part);
    let whole = match bare(head) {
        Type::Reference(reference) => (*reference.elem).clone(),
        other => other.clone(),
    };
    if let Some(element) =
        element(&whole).or_else(|| argument_of(&whole, &["HashSet", "BTreeSet", "BinaryHeap", "Option"]))
    {
        return through(element);
    }
    if let Some((key, value)) = entries(&whole) {
        return match bare(head) {
            Type::Reference(reference) => {
                let (lifetime, mutable) = (&reference.lifetime, &reference.mutability);
                tuple(&[parse_quote!(&#lifetime #key), parse_quote!(&#lifetime #mutable #value)])
            }
            _ => tuple(&[key, value]),
        };
    }
    parse_quote!(<#head as ::genfn::__private::core::iter::IntoIterator>::Item)
}

/// The type of `next()`.
pub(super) fn next(iterator: &Type, params: Params<'_>) -> Type {
    option(&item(iterator, params))
}
