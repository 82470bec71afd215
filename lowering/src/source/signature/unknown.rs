//! A return type that is no generator's: what to write instead is told by what it looks like.

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type, TypeParamBound};

use crate::diagnostics::{Diagnostics, Heading, shown};
use crate::syntax::place::is_upper_case;

pub(super) fn report(ty: &Type, diagnostics: &Diagnostics) {
    diagnostics.explained(ty, Heading::UnknownReturnType, format!("unknown return type: {}", instead(ty)));
}

fn instead(ty: &Type) -> String {
    match ty {
        Type::ImplTrait(opaque) => match opaque.bounds.iter().find_map(item_of) {
            Some(item) => format!("write `impl Iterator<Item = {item}>`"),
            None => expected(),
        },
        Type::Path(path) if path.qself.is_none() => {
            let Some(last) = path.path.segments.last() else { return expected() };
            let name = last.ident.to_string();
            match element_of(&last.arguments) {
                Some(item) if name != "Box" && name != "Pin" => {
                    format!("write `impl Iterator<Item = {item}>`; a caller can `collect()` that into `{}`", shown(ty))
                }
                None if is_upper_case(&last.ident) && matches!(last.arguments, PathArguments::None) => {
                    format!(
                        "an alias hides the types, which are read off it: write out what `{name}` is, as `impl Iterator<Item = …>` or \
                     `Box<dyn …>`"
                    )
                }
                _ => expected(),
            }
        }
        _ => expected(),
    }
}

fn expected() -> String {
    "a generator returns `impl Iterator<Item = …>`, `impl Generator<Yield = …, Send = …, Return = …>`, \
     `impl Stream<Item = …>`, one of them as `Box<dyn …>`, or `BoxGenerator<'_, Y, S, R>`"
        .to_owned()
}

/// `X` of `IntoIterator<Item = X>`.
fn item_of(bound: &TypeParamBound) -> Option<String> {
    let TypeParamBound::Trait(bound) = bound else { return None };
    let PathArguments::AngleBracketed(arguments) = &bound.path.segments.last()?.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(binding) if binding.ident == "Item" => Some(shown(&binding.ty)),
        _ => None,
    })
}

/// `X` of `Vec<X>`.
fn element_of(arguments: &PathArguments) -> Option<String> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    let mut types = arguments.args.iter().filter_map(super::recovery::as_type);
    match (types.next(), types.next()) {
        (Some(only), None) if !only.to_token_stream().is_empty() => Some(shown(only)),
        _ => None,
    }
}
