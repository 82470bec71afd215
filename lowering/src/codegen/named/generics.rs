//! Generics of a type with a name: how they are declared, implemented for, and what a `derive` would ask of them.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, Generics, Type, TypeParamBound};

use crate::emit::ALLOWED_CLIPPY;
use crate::listed::Listed;
use crate::syntax::tokens;

/// Items that hold code which is the user's only in part.
pub(super) fn quiet(items: TokenStream) -> TokenStream {
    let Ok(file) = syn::parse2::<syn::File>(items.clone()) else { return items };
    let lints = ALLOWED_CLIPPY.iter().map(|lint| format_ident!("{lint}"));
    let allowed = quote!(#[allow(unused_braces, unused_parens, #(clippy::#lints),*)]);
    let items = file.items;
    quote!(#(#allowed #items)*)
}

/// Whether a type is what another one's trait says: then a bound is needed where it is named.
pub(super) fn projects(ty: &Type, generics: &Generics) -> bool {
    let mut found = false;
    tokens::any_place(ty.to_token_stream(), &mut |before, rest| {
        if let [proc_macro2::TokenTree::Ident(name), colon, ..] = rest {
            found |= tokens::is_sign(colon, ':')
                && !before.last().is_some_and(|before| tokens::is_sign(before, ':'))
                && generics.type_params().any(|param| param.ident == *name);
        }
        found |= matches!(rest, [proc_macro2::TokenTree::Ident(name), ..] if name == "as");
        found
    });
    found
}

/// `<'a, T, const N: usize>`, for the declaration; a bound that makes a type smaller always stands there.
pub(super) fn declared_generics(generics: &Generics, with_bounds: bool) -> TokenStream {
    let params = generics.params.iter().map(|param| match param {
        GenericParam::Type(param) if !with_bounds => {
            let is_maybe = |bound: &&TypeParamBound| {
                matches!(bound, TypeParamBound::Trait(bound) if bound.to_token_stream().to_string().starts_with('?'))
            };
            let (name, maybe) = (&param.ident, param.bounds.iter().filter(is_maybe).listed());
            if maybe.is_empty() { quote!(#name) } else { quote!(#name: #(#maybe)+*) }
        }
        GenericParam::Type(param) => {
            let (name, bounds) = (&param.ident, &param.bounds);
            quote!(#name: #bounds)
        }
        param => param.to_token_stream(),
    });
    let params: Vec<TokenStream> = params.listed();
    if params.is_empty() { TokenStream::new() } else { quote!(<#(#params),*>) }
}

pub(super) fn impl_generics(generics: &Generics) -> TokenStream {
    let (implemented, _, _) = generics.split_for_impl();
    quote!(#implemented)
}

/// What holds the parameters that no field names.
pub(super) fn unused_parameters(generics: &Generics, held: &TokenStream) -> Option<TokenStream> {
    let is_named = |name: &str| {
        tokens::any(held.clone(), &mut |token| matches!(token, proc_macro2::TokenTree::Ident(ident) if ident == name))
    };
    let phantom = quote!(::genfn::__private::core::marker::PhantomData);
    let unused = generics.params.iter().filter_map(|param| match param {
        GenericParam::Lifetime(param) if !is_named(&param.lifetime.ident.to_string()) => {
            let lifetime = &param.lifetime;
            Some(quote!(&#lifetime ()))
        }
        GenericParam::Type(param) if !is_named(&param.ident.to_string()) => {
            let name = &param.ident;
            Some(quote!(#phantom<#name>))
        }
        _ => None,
    });
    let unused: Vec<TokenStream> = unused.listed();
    (!unused.is_empty()).then(|| quote!(#phantom<fn() -> (#(#unused,)*)>))
}

/// What a `derive` would ask for: the trait, of each parameter, and of what is named by one.
pub(super) fn derived_bounds(generics: &Generics, fields: &[Type], asked: &TokenStream) -> TokenStream {
    let params = generics.type_params().map(|param| {
        let name = &param.ident;
        quote!(#name: #asked)
    });
    let projected = fields.iter().filter(|ty| projects(ty, generics)).map(|ty| quote!(#ty: #asked));
    let written = generics.where_clause.iter().flat_map(|clause| &clause.predicates).map(ToTokens::to_token_stream);
    let all: Vec<TokenStream> = params.chain(projected).chain(written).listed();
    if all.is_empty() { TokenStream::new() } else { quote!(where #(#all),*) }
}
