//! What is iterated by what, and over what.

use quote::format_ident;
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
        _ if is_iterator_of_std(head) || is_own(head) => head.clone(),
        _ => parse_quote!(<#head as ::genfn::__private::IntoIterator>::IntoIter),
    }
}

/// The type of `Head(…).into_items()`, where a loop is written down: an iterator of `genfn::iter`, for what std names.
pub(super) fn into_items(head: &Type) -> Option<Type> {
    if let Type::Array(array) = bare(head) {
        let (element, len) = (&array.elem, &array.len);
        return Some(parse_quote!(::genfn::iter::ArrayItems<#element, { #len }>));
    }
    let (name, arguments) = named(head)?;
    if is_own(head) {
        return None;
    }
    let first = arguments.first();
    let items = match (name.as_str(), arguments.len()) {
        ("IntoIter", _) if STD_COLLECTIONS.iter().any(|module| lies_in(head, module)) => {
            return Some(parse_quote!(<#head as ::genfn::iter::IntoItems>::Items));
        }
        ("Rev" | "Enumerate", 1) => return made_anew(&name, first?),
        ("Chars" | "CharIndices", 0) => {
            let name = format_ident!("{name}");
            return Some(parse_quote!(::genfn::iter::#name));
        }
        ("Bytes", 0) => return Some(parse_quote!(::genfn::iter::VecItems<u8>)),
        ("Copied", 1) => {
            let (_, of) = named(first?).filter(|(name, of)| name == "Iter" && of.len() == 1)?;
            let element = &of[0];
            return Some(parse_quote!(::genfn::iter::VecItems<#element>));
        }
        ("LinkedList", 1) => return Some(parse_quote!(::genfn::iter::VecDequeItems<#first>)),
        ("Result", 1 | 2) => return Some(parse_quote!(::genfn::iter::OptionItems<#first>)),
        ("Vec" | "VecDeque" | "BinaryHeap" | "BTreeSet" | "Option" | "Range" | "RangeInclusive" | "RangeFrom", 1)
        | ("BTreeMap", 2)
        | ("HashSet", 1 | 2)
        | ("HashMap", 2 | 3) => format_ident!("{name}Items"),
        _ => return None,
    };
    // How a map finds its entries is not asked any more.
    let held = if name.ends_with("Map") { 2 } else { 1 };
    let held = arguments.iter().take(held);
    Some(parse_quote!(::genfn::iter::#items<#(#held),*>))
}

/// Those adapters of std's that `Head` makes anew around an iterator of `genfn::iter`.
fn made_anew(adapter: &str, inner: &Type) -> Option<Type> {
    let (name, arguments) = named(inner)?;
    let of: Type = match (adapter, name.as_str(), arguments.first()) {
        ("Rev", "Range" | "RangeInclusive", Some(number)) => parse_quote!(::genfn::iter::RangeInclusiveItems<#number>),
        (_, "IntoIter", Some(_)) if lies_in(inner, "vec") => into_items(inner)?,
        (_, "Chars", None) => into_items(inner)?,
        _ => return None,
    };
    let adapter = format_ident!("{adapter}");
    Some(parse_quote!(::genfn::iter::#adapter<#of>))
}

/// Whether the module before the last name of a path is this one.
fn lies_in(ty: &Type, module: &str) -> bool {
    let Type::Path(path) = bare(ty) else { return false };
    path.path.segments.iter().rev().nth(1).is_some_and(|segment| segment.ident == module)
}

/// The modules of those collections whose own iterator `Head` takes.
const STD_COLLECTIONS: &[&str] = &[
    "vec",
    "array",
    "option",
    "vec_deque",
    "linked_list",
    "btree_map",
    "btree_set",
    "binary_heap",
    "hash_map",
    "hash_set",
];

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

pub(super) fn is_iterator_of_std(ty: &Type) -> bool {
    named(ty).is_some_and(|(name, _)| STD_ITERATORS.contains(&name.as_str()))
}

/// Whether it is one of `genfn::iter`. Of those of a text std's are called alike, but lend it; the adapters are around one of these.
pub(crate) fn is_own(ty: &Type) -> bool {
    let Some((name, arguments)) = named(ty) else { return false };
    match name.as_str() {
        "Indices" => true,
        "Chars" | "CharIndices" | "Lines" => lifetime_of(ty).is_none(),
        "Enumerate" | "Rev" | "Skip" | "Take" | "StepBy" | "Peekable" | "Zip" | "Chain" => {
            arguments.first().is_some_and(is_own)
        }
        name => name.ends_with("Items") && name != "Items",
    }
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
    let asked = || parse_quote!(<#iterator as ::genfn::__private::Iterator>::Item);
    match bare(iterator) {
        Type::Reference(reference) if reference.mutability.is_some() => return item(&reference.elem),
        Type::Path(path) if path.qself.is_some() => {
            // `<X as IntoIterator>::IntoIter`
            let last = path.path.segments.last();
            return match (&path.qself, last) {
                (Some(qself), Some(last)) if last.ident == "IntoIter" => items_of(&qself.ty),
                // `<vec::IntoIter<X> as IntoItems>::Items`
                (Some(qself), Some(last)) if last.ident == "Items" => item(&qself.ty),
                _ => asked(),
            };
        }
        _ => {}
    }
    let Some((name, arguments)) = named(iterator) else { return asked() };
    let (first, lifetime) = (arguments.first(), lifetime_of(iterator));
    match (name.as_str(), first) {
        ("BTreeMapItems" | "HashMapItems", Some(_)) => tuple(&arguments),
        (name, Some(of)) if name.ends_with("Items") => of.clone(),
        ("Lines", _) if is_own(iterator) => parse_quote!(::genfn::__private::alloc::string::String),
        ("Indices", _) => parse_quote!(usize),
        ("IntoIter", Some(_)) if ["hash_map", "btree_map"].iter().any(|map| lies_in(iterator, map)) => {
            tuple(&arguments)
        }
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
    // What it has received is the receiver's, however that is held.
    if let Some(received) = argument_of(&whole, &["Receiver"]) {
        return received;
    }
    let collections = ["HashSet", "BTreeSet", "BinaryHeap", "LinkedList", "Option"];
    if let Some(element) = element(&whole).or_else(|| argument_of(&whole, &collections)) {
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
    parse_quote!(<#head as ::genfn::__private::IntoIterator>::Item)
}

/// The type of `next()`.
pub(super) fn next(iterator: &Type, params: Params<'_>) -> Type {
    option(&item(iterator, params))
}
