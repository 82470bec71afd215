//! A return type that is no generator's: what to write instead is told by what it looks like.

use quote::ToTokens;
use syn::visit::Visit;
use syn::{GenericArgument, PathArguments, Type, TypeImplTrait, TypeParamBound, TypeTraitObject};

use super::recovery::BoundList;
use crate::diagnostics::{Diagnostics, Heading, shown};
use crate::syntax::place::is_upper_case;
use crate::syntax::types;
use crate::syntax::walk::{Visitor, Walk, Walker};

/// The traits that a return type may name.
const TRAITS: &[&str] = &["Iterator", "Generator", "Stream", "AsyncGenerator"];

pub(super) fn report(ty: &Type, diagnostics: &Diagnostics) {
    diagnostics.explained(ty, Heading::UnknownReturnType, format!("unknown return type: {}", instead(ty)));
}

fn instead(ty: &Type) -> String {
    if let Some(inner) = generator_inside(ty) {
        return format!(
            "a generator is all that its function returns: let this one return `{inner}`, and call it in a function that returns `{}`",
            shown(ty)
        );
    }
    if let Some(bounds) = bare_trait(ty) {
        let mut bounds = shown(&Type::Verbatim(bounds.into_token_stream()));
        // That they are given by name was told of, and how.
        if let Some((name, arguments)) = bounds.split_once('<')
            && !arguments.contains('=')
        {
            bounds = format!("{name}<…>");
        }
        if bounds == "Iterator" || bounds == "Stream" {
            bounds += "<Item = …>";
        }
        return format!("a trait is no type: write `impl {bounds}`, or `Box<dyn {bounds}>`");
    }
    match ty {
        Type::ImplTrait(opaque) => match opaque.bounds.iter().find_map(item_of) {
            Some((name, item)) if name.starts_with("Async") => format!("write `impl Stream<Item = {item}>`"),
            Some((_, item)) => format!("write `impl Iterator<Item = {item}>`"),
            None => expected(),
        },
        Type::Path(path) if path.qself.is_none() => {
            let Some(last) = path.path.segments.last() else { return expected() };
            let name = last.ident.to_string();
            match element_of(&last.arguments) {
                Some(item) if name != "Box" && name != "Pin" => {
                    format!("write `impl Iterator<Item = {item}>`; a caller can `collect()` that into `{}`", shown(ty))
                }
                None if types::is_primitive(&name) || types::is_collection(ty) => yields(ty),
                None if is_upper_case(&last.ident) && matches!(last.arguments, PathArguments::None) => {
                    format!(
                        "an alias hides the types, which are read off it: write out what `{name}` is, as `impl Iterator<Item = …>` or \
                     `Box<dyn …>`"
                    )
                }
                _ => expected(),
            }
        }
        Type::Array(array) => yields(&array.elem),
        Type::Tuple(_) | Type::Reference(_) => yields(ty),
        _ => expected(),
    }
}

/// The bounds of a generator's trait that stands where its `impl` belongs.
pub(super) fn bare_trait(ty: &Type) -> Option<BoundList> {
    object(ty).filter(|bounds| bounds.iter().any(is_known))
}

/// The bounds of `dyn …`; also of one whose `dyn` was forgotten, which rustc tells of.
pub(super) fn object(ty: &Type) -> Option<BoundList> {
    match ty {
        Type::TraitObject(object) => Some(object.bounds.clone()),
        Type::Path(path) if path.qself.is_none() => {
            let last = path.path.segments.last()?;
            let is_trait = TRAITS.iter().any(|name| last.ident == name);
            let path = &path.path;
            is_trait.then(|| syn::parse_quote!(#path))
        }
        _ => None,
    }
}

/// The type of what it yields was written.
fn yields(ty: &Type) -> String {
    format!("write `impl Iterator<Item = {}>`", shown(ty))
}

fn expected() -> String {
    "a generator returns `impl Iterator<Item = …>`, `impl Generator<Yield = …, Send = …, Return = …>`, \
     `impl Stream<Item = …>`, `impl AsyncGenerator<Yield = …, Send = …, Return = …>`, one of them as `Box<dyn …>`, or `BoxGenerator<'_, Y, S, R>`"
        .to_owned()
}

/// `impl Iterator<Item = X>` of `Option<impl Iterator<Item = X>>`, of `Rc<dyn Iterator<Item = X>>` and the like.
fn generator_inside(ty: &Type) -> Option<String> {
    struct GeneratorInside(Option<String>);
    impl Visitor for GeneratorInside {
        fn enter_type(&mut self, ty: &Type) -> Walk {
            let (Type::ImplTrait(TypeImplTrait { bounds, .. }) | Type::TraitObject(TypeTraitObject { bounds, .. })) =
                ty
            else {
                return Walk::Into;
            };
            if self.0.is_none() && bounds.iter().any(is_known) {
                let opaque: Type = syn::parse_quote!(impl #bounds);
                self.0 = Some(shown(&opaque));
            }
            Walk::Over
        }
    }
    // What is one itself has something else that is wrong with it.
    if matches!(ty, Type::ImplTrait(_) | Type::TraitObject(_)) {
        return None;
    }
    let mut inside = GeneratorInside(None);
    Walker(&mut inside).visit_type(ty);
    inside.0
}

fn is_known(bound: &TypeParamBound) -> bool {
    trait_of(bound).is_some_and(|found| TRAITS.iter().any(|name| found.ident == name))
}

fn trait_of(bound: &TypeParamBound) -> Option<&syn::PathSegment> {
    let TypeParamBound::Trait(bound) = bound else { return None };
    bound.path.segments.last()
}

/// `IntoIterator` and `X` of `IntoIterator<Item = X>`.
fn item_of(bound: &TypeParamBound) -> Option<(String, String)> {
    let found = trait_of(bound)?;
    let PathArguments::AngleBracketed(arguments) = &found.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(binding) if binding.ident == "Item" => {
            Some((found.ident.to_string(), shown(&binding.ty)))
        }
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
