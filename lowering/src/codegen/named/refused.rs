//! A generator whose type has a name, where that can't be emitted: the body could not be lowered, or types are missing.

use proc_macro2::TokenStream;
use quote::quote;

use super::generics::{declared_generics, impl_generics, unused_parameters};
use crate::source::function::Function;
use crate::source::signature::Declared;
use crate::source::type_name::TypeName;
use crate::syntax::tokens::names;

/// The type without its states, where the body could not be lowered or rustc is to tell of types: its callers need no more.
pub(crate) fn stub_type(function: &Function, declared: Option<&Declared>, name: &TypeName) -> TokenStream {
    let (vis, ident, ty) = (&function.visibility, &name.name, name.ty());
    let (implemented, bounds) = (impl_generics(&name.generics), &name.generics.where_clause);
    let declared_generics = declared_generics(&name.generics, false);
    let held = unused_parameters(&name.generics, &TokenStream::new());
    let struct_ = quote!(#[allow(dead_code)] #vis struct #ident #declared_generics (#held););
    let or_nothing = |ty: &syn::Type| if names(ty, "_") { syn::parse_quote!(()) } else { ty.clone() };
    let never = quote!(::genfn::__private::core::unimplemented!());
    let option = quote!(::genfn::__private::core::option::Option);
    let Some(Declared { yields, sends, returns, .. }) = declared else { return struct_ };
    let (yields, sends, returns) = (or_nothing(yields), or_nothing(sends), or_nothing(returns));
    let iterates = declared.is_some_and(|declared| declared.has_items() || declared.iterates);
    let is_fallible = declared.is_some_and(|declared| declared.protocol.is_fallible());
    let item = if is_fallible { quote!(<#returns as ::genfn::Iterates<#yields>>::Item) } else { quote!(#yields) };
    let iterator = iterates.then(|| {
        quote! {
            impl #implemented ::genfn::__private::core::iter::Iterator for #ty #bounds {
                type Item = #item;
                fn next(&mut self) -> #option<#item> { #never }
            }
        }
    });
    let generator = declared.filter(|declared| !declared.has_items()).map(|_| {
        quote! {
            impl #implemented ::genfn::Generator for #ty #bounds {
                type Yield = #yields;
                type Send = #sends;
                type Return = #returns;
                fn resume(&mut self, _: ::genfn::Resume<#sends, #returns>)
                    -> ::genfn::__private::core::result::Result<#yields, ::genfn::StopIteration<#returns>> { #never }
                fn state(&self) -> ::genfn::State { #never }
                fn suspended_at(&self) -> #option<&'static ::genfn::__private::core::panic::Location<'static>> { #never }
                fn delegate(&self) -> #option<&dyn ::genfn::Inspect> { #never }
            }
        }
    });
    let derived = ["Clone", "Debug", "Default"].into_iter().filter(|derived| name.derives(derived)).map(|derived| match derived {
        "Clone" => quote! {
            impl #implemented ::genfn::__private::core::clone::Clone for #ty #bounds { fn clone(&self) -> Self { #never } }
        },
        "Debug" => quote! {
            impl #implemented ::genfn::__private::core::fmt::Debug for #ty #bounds {
                fn fmt(&self, _: &mut ::genfn::__private::core::fmt::Formatter<'_>) -> ::genfn::__private::core::fmt::Result { #never }
            }
        },
        _ => quote! {
            impl #implemented ::genfn::__private::core::default::Default for #ty #bounds { fn default() -> Self { #never } }
        },
    });
    quote!(#struct_ #iterator #generator #(#derived)*)
}
