//! A return type without its mistakes: they are reported, and rustc need not find them again.

use syn::punctuated::Punctuated;
use syn::visit_mut::VisitMut;
use syn::{
    AngleBracketedGenericArguments, GenericArgument, PathArguments, PathSegment, Token, Type, TypeParamBound,
    parse_quote,
};

use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

pub(super) type BoundList = Punctuated<TypeParamBound, Token![+]>;

/// `Iterator<u8>` → `Iterator<Item = u8>`, `Generator<Yields = u8>` → `Generator`; what is right stays as it is.
pub(super) fn bounds(list: &BoundList) -> BoundList {
    let mut list = without_what_no_async_generator_is(list);
    list.iter_mut().for_each(|bound| WalkerMut(&mut Recovery).visit_type_param_bound_mut(bound));
    list
}

/// `AsyncGenerator + Iterator` → `AsyncGenerator`
fn without_what_no_async_generator_is(list: &BoundList) -> BoundList {
    let is = |bound: &TypeParamBound, names: &[&str]| match bound {
        TypeParamBound::Trait(bound) => {
            bound.path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name))
        }
        _ => false,
    };
    if !list.iter().any(|bound| is(bound, &["AsyncGenerator"])) {
        return list.clone();
    }
    list.iter().filter(|bound| !is(bound, &["Iterator", "FusedIterator", "Generator"])).cloned().collect()
}

/// The same for `Box<dyn …>`.
pub(super) fn object(ty: &Type) -> Type {
    let mut ty = ty.clone();
    WalkerMut(&mut Recovery).visit_type_mut(&mut ty);
    ty
}

/// The type of the items where none is named: what stands in its place, or `()`.
pub(super) fn item(list: &BoundList) -> Type {
    let last = list.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    });
    let found = last.filter(|last| last.ident == "Iterator").find_map(positional);
    found.unwrap_or_else(|| parse_quote!(()))
}

fn positional(segment: &PathSegment) -> Option<Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    arguments.args.iter().find_map(super::recovery::as_type).cloned()
}

struct Recovery;

impl VisitorMut for Recovery {
    fn enter_trait_bound(&mut self, bound: &mut syn::TraitBound) -> Walk {
        let Some(last) = bound.path.segments.last_mut() else { return Walk::Over };
        let known: &[&str] = match last.ident.to_string().as_str() {
            "Iterator" => &["Item"],
            "Generator" | "AsyncGenerator" => &["Yield", "Send", "Return"],
            _ => return Walk::Into,
        };
        let positional = positional(last);
        let mut kept: Punctuated<GenericArgument, Token![,]> = Punctuated::new();
        if let PathArguments::AngleBracketed(AngleBracketedGenericArguments { args, .. }) = &last.arguments {
            for name in known {
                let named = |argument: &&GenericArgument| matches!(argument, GenericArgument::AssocType(binding) if binding.ident == name);
                kept.extend(args.iter().find(named).cloned());
            }
            if kept.len() == args.len() {
                return Walk::Over;
            }
        }
        if known == ["Item"] && kept.is_empty() {
            let item = positional.unwrap_or_else(|| parse_quote!(()));
            kept.push(parse_quote!(Item = #item));
        }
        if !kept.is_empty() {
            last.arguments = PathArguments::AngleBracketed(parse_quote!(<#kept>));
        } else {
            last.arguments = PathArguments::None;
        }
        Walk::Over
    }
}

pub(crate) fn as_type(argument: &GenericArgument) -> Option<&Type> {
    match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}
