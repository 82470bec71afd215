//! What std's methods and functions return.
//!
//! A method is known by its name and by the receiver's type, which is one of std's. What a closure is put into is not told: its type has
//! no name.

use syn::{Type, parse_quote};

use super::iterators::{into_items, into_iter, is_iterator_of_std, is_own, item, next};
use super::params::Params;
use super::shapes::{
    argument_of, content, element, entries, has_hole, lifetime_of, named, option, primitive, stripped, through,
};
use crate::syntax::types::bare;

/// What `receiver.method(arguments)` evaluates to.
pub(super) fn returned(method: &str, receiver: &Type, arguments: &[Option<Type>], params: Params<'_>) -> Option<Type> {
    let whole = stripped(receiver);
    of_any(method, receiver, &whole)
        .or_else(|| of_text(method, receiver, &whole))
        .or_else(|| of_lists(method, receiver, &whole))
        .or_else(|| of_options(method, receiver, &whole))
        .or_else(|| of_iterators(method, receiver, arguments, params))
        .or_else(|| of_numbers(method, &whole))
}

fn of_any(method: &str, receiver: &Type, whole: &Type) -> Option<Type> {
    match method {
        "len" | "count" | "capacity" if is_of_std(whole) => Some(primitive("usize")),
        "is_empty" | "contains" | "starts_with" | "ends_with" | "is_some" | "is_none" | "is_ok" | "is_err"
        | "contains_key" | "is_ascii_digit" | "is_alphabetic" | "is_alphanumeric" | "is_whitespace" | "is_numeric"
            if is_of_std(whole) =>
        {
            Some(primitive("bool"))
        }
        "to_string" => Some(parse_quote!(::genfn::__private::alloc::string::String)),
        "clone" => match bare(receiver) {
            Type::Reference(reference) if reference.mutability.is_none() => Some((*reference.elem).clone()),
            _ => Some(whole.clone()).filter(|_| !has_hole(whole)),
        },
        "to_owned" if is_str(whole) => Some(parse_quote!(::genfn::__private::alloc::string::String)),
        "to_owned" => match bare(receiver) {
            Type::Reference(reference) => Some((*reference.elem).clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether it is a list, text, a map or the like, of std's: a type of one's own may have methods of the same names.
fn is_of_std(whole: &Type) -> bool {
    const OTHERS: &[&str] = &["str", "String", "HashSet", "BTreeSet", "BinaryHeap", "Option", "Result", "char", "u8"];
    element(whole).is_some()
        || entries(whole).is_some()
        || named(whole).is_some_and(|(name, _)| OTHERS.contains(&name.as_str()))
        || is_iterator_of_std(whole)
}

fn is_str(ty: &Type) -> bool {
    named(ty).is_some_and(|(name, _)| name == "str")
}

fn of_text(method: &str, receiver: &Type, whole: &Type) -> Option<Type> {
    let is_string = named(whole).is_some_and(|(name, _)| name == "String");
    if !is_str(whole) && !is_string {
        return None;
    }
    // What borrows a local's own text can't be held.
    let lifetime = match bare(receiver) {
        Type::Reference(reference) => reference.lifetime.clone(),
        _ => None,
    };
    let of = |name: &str| -> Option<Type> {
        let name = syn::Ident::new(name, proc_macro2::Span::call_site());
        lifetime.as_ref().map(|lifetime| parse_quote!(::genfn::__private::core::str::#name<#lifetime>))
    };
    match method {
        "chars" => of("Chars"),
        "bytes" => of("Bytes"),
        "char_indices" => of("CharIndices"),
        "lines" => of("Lines"),
        "split_whitespace" => of("SplitWhitespace"),
        "trim" | "trim_start" | "trim_end" | "as_str" => lifetime.map(|lifetime| parse_quote!(&#lifetime str)),
        "as_bytes" => lifetime.map(|lifetime| parse_quote!(&#lifetime [u8])),
        "to_uppercase" | "to_lowercase" | "repeat" | "replace" => {
            Some(parse_quote!(::genfn::__private::alloc::string::String))
        }
        "pop" if is_string => Some(option(&primitive("char"))),
        _ => None,
    }
}

fn of_lists(method: &str, receiver: &Type, whole: &Type) -> Option<Type> {
    let shared = |part: &Type| match bare(receiver) {
        Type::Reference(reference) => {
            let lifetime = reference.lifetime.as_ref()?;
            Some(parse_quote!(&#lifetime #part))
        }
        _ => None,
    };
    let exclusive = |part: &Type| Some(through(receiver, part.clone())).filter(|ty| matches!(ty, Type::Reference(_)));
    if let Some((key, value)) = entries(whole) {
        return match method {
            "get" => shared(&value).map(|found| option(&found)),
            "get_mut" => exclusive(&value).map(|found| option(&found)),
            "remove" | "insert" => Some(option(&value)),
            "remove_entry" | "pop_first" | "pop_last" => Some(option(&parse_quote!((#key, #value)))),
            _ => None,
        };
    }
    let element =
        element(whole).or_else(|| argument_of(whole, &["BinaryHeap", "HashSet", "BTreeSet", "LinkedList"]))?;
    match method {
        "pop" | "pop_front" | "pop_back" | "pop_first" | "pop_last" => Some(option(&element)),
        "remove" if argument_of(whole, &["VecDeque"]).is_some() => Some(option(&element)),
        "remove" | "swap_remove" if argument_of(whole, &["Vec"]).is_some() => Some(element),
        "get" | "first" | "last" | "front" | "back" | "peek" => shared(&element).map(|found| option(&found)),
        "get_mut" | "first_mut" | "last_mut" | "front_mut" | "back_mut" => {
            exclusive(&element).map(|found| option(&found))
        }
        "split_off" if argument_of(whole, &["Vec", "VecDeque", "LinkedList"]).is_some() => Some(whole.clone()),
        "to_vec" => Some(parse_quote!(::genfn::__private::alloc::vec::Vec<#element>)),
        "as_slice" => shared(&parse_quote!([#element])),
        "windows" | "chunks" => {
            let lifetime = lifetime_of(receiver)?;
            let name =
                syn::Ident::new(if method == "windows" { "Windows" } else { "Chunks" }, proc_macro2::Span::call_site());
            Some(parse_quote!(::genfn::__private::core::slice::#name<#lifetime, #element>))
        }
        _ => None,
    }
}

fn of_options(method: &str, receiver: &Type, whole: &Type) -> Option<Type> {
    if let Some(received) = argument_of(whole, &["Receiver"]) {
        let receives = ["recv", "try_recv", "recv_timeout"].contains(&method);
        return receives.then(|| parse_quote!(::genfn::__private::Result<#received, _>));
    }
    let content = content(whole)?;
    match method {
        "ok_or" | "ok_or_else" | "map_err" => Some(parse_quote!(::genfn::__private::Result<#content, _>)),
        "take" | "replace" | "or" | "or_else" | "filter" if argument_of(whole, &["Option"]).is_some() => {
            Some(whole.clone())
        }
        "unwrap" | "expect" | "unwrap_or" | "unwrap_or_default" | "unwrap_or_else" => Some(content),
        "ok" => Some(option(&content)),
        "copied" | "cloned" => match bare(&content) {
            Type::Reference(reference) => Some(option(&reference.elem)),
            _ => None,
        },
        "as_ref" | "as_mut" | "as_deref" | "as_deref_mut" => {
            let Type::Reference(reference) = bare(receiver) else { return None };
            let lifetime = reference.lifetime.as_ref()?;
            let mutable =
                if method.ends_with("mut") { Some(syn::Token![mut](proc_macro2::Span::call_site())) } else { None };
            let of = if method.starts_with("as_deref") { super::shapes::target(&content)? } else { content };
            Some(option(&parse_quote!(&#lifetime #mutable #of)))
        }
        _ => None,
    }
}

fn of_iterators(method: &str, receiver: &Type, arguments: &[Option<Type>], params: Params<'_>) -> Option<Type> {
    let whole = stripped(receiver);
    match method {
        "into_iter" => return Some(into_iter(receiver, params)),
        "into_items" => return Some(into_items(receiver).unwrap_or_else(|| into_iter(receiver, params))),
        "iter" | "iter_mut" if is_of_std(&whole) => {
            let Type::Reference(reference) = bare(receiver) else { return None };
            let (lifetime, elem) = (reference.lifetime.as_ref()?, &reference.elem);
            let mutable = (method == "iter_mut").then(|| syn::Token![mut](proc_macro2::Span::call_site()));
            return Some(into_iter(&parse_quote!(&#lifetime #mutable #elem), params));
        }
        _ => {}
    }
    let is_iterator = params.is_iterator(&whole)
        || params.of_projection(&whole).is_some_and(|(_, of)| of == "IntoIter")
        || is_iterator_of_std(&whole)
        || is_own(&whole)
        || is_projection(&whole);
    if !is_iterator {
        return None;
    }
    let adapted = |name: &str| -> Type {
        let name = syn::Ident::new(name, proc_macro2::Span::call_site());
        parse_quote!(::genfn::__private::core::iter::#name<#receiver>)
    };
    // Of these `genfn::iter` has its own.
    let adapted_either = |name: &str| -> Type {
        if !is_own(receiver) {
            return adapted(name);
        }
        let name = syn::Ident::new(name, proc_macro2::Span::call_site());
        parse_quote!(::genfn::iter::#name<#receiver>)
    };
    match method {
        "next" | "last" | "next_back" | "nth" | "next_if" => Some(next(&whole, params)),
        "peek" => None,
        "enumerate" => Some(adapted_either("Enumerate")),
        "rev" => Some(adapted_either("Rev")),
        "skip" => Some(adapted_either("Skip")),
        "take" => Some(adapted_either("Take")),
        "step_by" => Some(adapted_either("StepBy")),
        "peekable" => Some(adapted_either("Peekable")),
        "fuse" => Some(adapted("Fuse")),
        "cycle" => Some(adapted("Cycle")),
        "flatten" => Some(adapted("Flatten")),
        "copied" => Some(adapted("Copied")),
        "cloned" => Some(adapted("Cloned")),
        "min" | "max" => Some(option(&item(&whole, params))),
        "zip" | "chain" => {
            let other = arguments.first()?.as_ref()?;
            let name = syn::Ident::new(if method == "zip" { "Zip" } else { "Chain" }, proc_macro2::Span::call_site());
            if is_own(receiver) {
                let other = into_items(other).unwrap_or_else(|| into_iter(other, params));
                return Some(parse_quote!(::genfn::iter::#name<#receiver, #other>));
            }
            let other = into_iter(other, params);
            Some(parse_quote!(::genfn::__private::core::iter::#name<#receiver, #other>))
        }
        _ => None,
    }
}

/// `<X as IntoIterator>::IntoIter`
pub(super) fn is_projection(ty: &Type) -> bool {
    matches!(bare(ty), Type::Path(path) if path.qself.is_some()
        && path.path.segments.last().is_some_and(|last| last.ident == "IntoIter"))
}

fn of_numbers(method: &str, whole: &Type) -> Option<Type> {
    const SAME: &[&str] = &[
        "min",
        "max",
        "clamp",
        "pow",
        "abs",
        "wrapping_add",
        "wrapping_sub",
        "wrapping_mul",
        "saturating_add",
        "saturating_sub",
        "saturating_mul",
        "rem_euclid",
        "div_euclid",
        "rotate_left",
        "rotate_right",
        "abs_diff",
        "sqrt",
        "floor",
        "ceil",
        "round",
    ];
    if !super::shapes::is_number(whole) {
        return None;
    }
    match method {
        _ if SAME.contains(&method) => Some(whole.clone()),
        "checked_add" | "checked_sub" | "checked_mul" | "checked_div" => Some(option(whole)),
        "count_ones" | "leading_zeros" | "trailing_zeros" => Some(primitive("u32")),
        _ => None,
    }
}
