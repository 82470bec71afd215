//! How what is delegated to is held, where syntax tells; a trait tells the rest (`core/src/named/delegated.rs`).

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericArgument, PathArguments, Type, TypeParamBound, parse_quote};

use super::iterators::{into_items, into_iter, is_iterator_of_std, is_own};
use super::params::{Params, returned_by_generator};
use super::shapes::named;
use crate::source::signature::{Declared, is_unit};
use crate::syntax::tokens::same;
use crate::syntax::types::bare;

/// How something is delegated to.
pub(crate) enum Delegation {
    /// It is of the generator's own type, in a box or not.
    Itself,
    /// It is iterated, by this.
    Iterated(Type),
    /// The same, where it is written down: by an iterator of `genfn::iter`.
    WrittenDown(Type),
    /// It is a generator that returns this.
    Generator(Type),
    /// It is a [state of the generator's own](crate::recursion), with these arguments.
    State,
    /// By its type's trait.
    Asked,
}

impl Delegation {
    pub(super) fn of(ty: &Type, itself: &Type, params: Params<'_>, is_written_down: bool) -> Delegation {
        let boxed = in_a_box(ty);
        if same(bare(ty), itself) || boxed.as_ref().is_some_and(|ty| same(bare(ty), itself)) {
            return Delegation::Itself;
        }
        if let (true, Some(items)) = (is_written_down, into_items(ty)) {
            return Delegation::WrittenDown(items);
        }
        let is_iterator =
            is_iterator_of_std(ty) || is_own(ty) || params.of_projection(ty).is_some_and(|(_, of)| of == "IntoIter");
        let of_object = || returned_by_object(ty).or_else(|| returned_by_object(boxed.as_ref()?));
        // One that is lent is as it is itself.
        let lent = match bare(ty) {
            Type::Reference(lent) if lent.mutability.is_some() => &lent.elem,
            ty => ty,
        };
        match params.generator_returns(lent).or_else(of_object) {
            Some(returns) => Delegation::Generator(returns),
            None if is_iterator || params.is_iterable(ty) => Delegation::Iterated(into_iter(ty, params)),
            None => Delegation::Asked,
        }
    }

    /// The type of what holds it. A projection is neither covariant nor derived from, so it stands only where nothing else is known.
    pub(crate) fn held(&self, ty: &Type, declared: &Declared) -> Type {
        let Declared { yields, returns, .. } = declared;
        match self {
            Delegation::State => parse_quote!(::genfn::recursion::Called<#ty, (), #yields, #returns>),
            Delegation::Itself if declared.has_items() => parse_quote!(::genfn::DelegateIterator<#ty>),
            Delegation::Itself => {
                let exhausted = exhausted(returns);
                parse_quote!(::genfn::DelegateGenerator<#ty, #exhausted>)
            }
            Delegation::Generator(returns) => {
                let exhausted = exhausted(returns);
                parse_quote!(::genfn::DelegateGenerator<#ty, #exhausted>)
            }
            Delegation::Iterated(iterator) | Delegation::WrittenDown(iterator) => {
                parse_quote!(::genfn::DelegateIterator<#iterator>)
            }
            Delegation::Asked => {
                parse_quote!(<<#ty as ::genfn::named::DelegatedTo>::Way as ::genfn::named::Way<#ty>>::Held)
            }
        }
    }

    /// What the marker evaluates to.
    pub(super) fn value(&self, ty: &Type, returns: &Type) -> Type {
        match self {
            Delegation::Itself | Delegation::State => returns.clone(),
            Delegation::Generator(returns) => returns.clone(),
            Delegation::Iterated(_) | Delegation::WrittenDown(_) => parse_quote!(()),
            Delegation::Asked => {
                parse_quote!(<<#ty as ::genfn::named::DelegatedTo>::Way as ::genfn::named::Way<#ty>>::Value)
            }
        }
    }

    /// What takes it, to be held.
    pub(crate) fn taken(&self, operand: &TokenStream, at: Span) -> TokenStream {
        match self {
            Delegation::Itself | Delegation::Asked | Delegation::State => {
                quote_spanned!(at=> ::genfn::named::held(#operand))
            }
            Delegation::Iterated(_) => quote_spanned!(at=> ::genfn::named::iterated(#operand)),
            Delegation::WrittenDown(_) => {
                quote_spanned!(at=> ::genfn::named::iterated(::genfn::iter::Head(#operand).into_items()))
            }
            Delegation::Generator(returns) => {
                let exhausted = exhausted(returns);
                quote_spanned!(at=> ::genfn::named::resumed::<_, #exhausted>(#operand))
            }
        }
    }
}

fn in_a_box(ty: &Type) -> Option<Type> {
    match named(ty)? {
        (name, arguments) if name == "Box" => arguments.into_iter().next(),
        _ => None,
    }
}

/// `R` of a `dyn Generator<Return = R>`, and of a `BoxGenerator<'_, Y, S, R>`.
fn returned_by_object(ty: &Type) -> Option<Type> {
    match bare(ty) {
        Type::TraitObject(object) => object.bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => returned_by_generator(bound),
            _ => None,
        }),
        Type::Path(path) => {
            let last = path.path.segments.last().filter(|last| last.ident == "BoxGenerator")?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            let mut types = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty.clone()),
                _ => None,
            });
            Some(types.nth(2).unwrap_or_else(|| parse_quote!(())))
        }
        _ => None,
    }
}

/// What a generator evaluates to that was exhausted before: by what it returns.
pub(crate) fn exhausted(returns: &Type) -> TokenStream {
    let way = quote!(::genfn::delegation);
    if is_unit(returns) {
        quote!(#way::Unit)
    } else if named(returns).is_some_and(|(name, _)| name == "Option") {
        quote!(#way::NoValue)
    } else {
        quote!(#way::Panics)
    }
}
