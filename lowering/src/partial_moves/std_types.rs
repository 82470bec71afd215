//! What std's types hold, and what its functions and methods make of them, as far as types are told by their names.

use syn::{GenericArgument, Path, PathArguments, Type};

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
        "into_iter" | "rev" | "skip" | "step_by" | "filter" | "skip_while" | "take_while" | "fuse" | "peekable"
        | "inspect" => item(of).map(|_| of.clone()),
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
    match segments.iter().map(String::as_str).listed()[..] {
        ["Some"] => Some(syn::parse_quote!(Option<#operand>)),
        ["Box", "new"] => Some(syn::parse_quote!(Box<#operand>)),
        ["Vec" | "VecDeque" | "LinkedList", "from"] => {
            let (collection, item) = (&path.segments[0].ident, item(operand)?);
            Some(syn::parse_quote!(#collection<#item>))
        }
        _ => None,
    }
}
