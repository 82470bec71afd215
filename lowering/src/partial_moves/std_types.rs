//! What std's types hold, and what its functions and methods make of them, as far as types are told by their names.

use quote::format_ident;
use syn::{Expr, GenericArgument, Ident, Path, PathArguments, Type};

use crate::listed::Listed;
use crate::syntax::types;

/// The first argument of a type of one of these names.
pub(super) fn argument<'t>(ty: &'t Type, names: &[&str]) -> Option<&'t Type> {
    arguments(ty, names)?.first().copied()
}

fn arguments<'t>(ty: &'t Type, names: &[&str]) -> Option<Vec<&'t Type>> {
    let Type::Path(path) = types::bare(ty) else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    if !names.iter().any(|name| last.ident == name) {
        return None;
    }
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    Some(types.listed())
}

/// What iterating over a value of this type yields.
pub(super) fn item(ty: &Type) -> Option<Type> {
    if let Type::Array(array) = types::bare(ty) {
        return Some((*array.elem).clone());
    }
    if let Some(entry) = arguments(ty, &["BTreeMap", "HashMap"]) {
        let [key, value] = entry[..] else { return None };
        return Some(syn::parse_quote!((#key, #value)));
    }
    let collections = ["Vec", "VecDeque", "LinkedList", "BinaryHeap", "HashSet", "BTreeSet", "Option"];
    argument(ty, &collections).cloned()
}

/// What a method of a value of this type comes to. An iterator stands for a `Vec` of its items.
pub(super) fn of_method(of: &Type, method: &str) -> Option<Type> {
    let optional = |item: Type| syn::parse_quote!(Option<#item>);
    match method {
        "into_iter" | "into_items" | "rev" | "skip" | "step_by" | "filter" | "skip_while" | "take_while" | "fuse"
        | "peekable" | "inspect" => item(of).map(|_| of.clone()),
        "take" if argument(of, &["Option"]).is_some() => Some(of.clone()),
        "take" => item(of).map(|_| of.clone()),
        "enumerate" => item(of).map(|item| syn::parse_quote!(Vec<(usize, #item)>)),
        "pop" | "pop_front" | "pop_back" => {
            argument(of, &["Vec", "VecDeque", "LinkedList", "BinaryHeap"]).cloned().map(optional)
        }
        "pop_first" | "pop_last" => {
            arguments(of, &["BTreeMap", "BTreeSet"])?;
            item(of).map(optional)
        }
        "next" | "next_back" | "nth" => item(of).map(optional),
        "remove" | "swap_remove" => argument(of, &["Vec"]).cloned(),
        "unwrap" | "expect" => argument(of, &["Option", "Result"]).cloned(),
        _ => None,
    }
}

/// What a function makes of a value of this type.
pub(super) fn of_function(path: &Path, operand: &Type) -> Option<Type> {
    let segments = path.segments.iter().map(|segment| segment.ident.to_string()).listed();
    let words = segments.iter().map(String::as_str).listed();
    match words[words.len().saturating_sub(2)..] {
        ["Some"] => Some(syn::parse_quote!(Option<#operand>)),
        ["Box", "new"] => Some(syn::parse_quote!(Box<#operand>)),
        ["Vec" | "VecDeque" | "LinkedList", "from"] => {
            let (collection, item) = (&path.segments[words.len() - 2].ident, item(operand)?);
            Some(syn::parse_quote!(#collection<#item>))
        }
        _ => None,
    }
}

/// The collection that is made here, with nothing in it: `Vec::new()`
pub(super) fn made_empty(value: &Expr) -> Option<Ident> {
    match value {
        Expr::Macro(mac) if mac.mac.path.is_ident("vec") && mac.mac.tokens.is_empty() => Some(format_ident!("Vec")),
        Expr::Call(call) => {
            let Expr::Path(path) = &*call.func else { return None };
            let mut words = path.path.segments.iter().rev().map(|segment| &segment.ident);
            let (made, collection) = (words.next()?, words.next()?);
            let is_empty = made == "new" && call.args.is_empty() || made == "with_capacity";
            let is_collection = ["Vec", "VecDeque", "LinkedList", "BinaryHeap"].iter().any(|name| collection == name);
            (is_empty && is_collection).then(|| collection.clone())
        }
        _ => None,
    }
}

/// What an item of a collection is that this method is given a value of this type.
pub(super) fn item_by(method: &str, operand: &Type) -> Option<Type> {
    match method {
        "push" | "push_back" | "push_front" => Some(operand.clone()),
        "extend" => item(operand),
        _ => None,
    }
}
