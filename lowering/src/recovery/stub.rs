//! Bodies that stand for one that could not be lowered, and what becomes of an item that is no function.

use proc_macro2::TokenStream;
use quote::quote;

use super::refused_body;
use crate::emit::shape;
use crate::source::function::Function;
use crate::source::signature::{self, Declared};

/// A body of the declared type for a function that could not be lowered: one error is enough, its callers need no more.
pub(crate) fn stub(declared: Option<&Declared>, output: &syn::ReturnType) -> TokenStream {
    let Some(declared @ Declared { yields, sends, returns, protocol, boxed, boxed_pinned, .. }) = declared else {
        let opaque = matches!(output, syn::ReturnType::Type(_, ty) if matches!(**ty, syn::Type::ImplTrait(_)));
        // What is no `Iterator` is likely to be something like it, such as `IntoIterator`.
        return if opaque {
            quote!(::genfn::__private::core::iter::empty())
        } else {
            quote!(::genfn::__private::core::unimplemented!())
        };
    };
    let refused = match protocol {
        signature::Protocol::Stream => {
            shape::streams(declared, &quote!(::genfn::__private::refused_stream::<#yields>()))
        }
        signature::Protocol::Iterator => quote!(::genfn::__private::core::iter::empty::<#yields>()),
        signature::Protocol::Generator => quote!(::genfn::__private::refused::<#yields, #sends, #returns>()),
        signature::Protocol::FallibleGenerator => {
            quote!(::genfn::__private::refused_fallible::<#yields, #sends, #returns>())
        }
    };
    if *boxed_pinned {
        return quote!(::genfn::__private::Box::pin(#refused));
    }
    if *boxed { quote!(::genfn::__private::Box::new(#refused)) } else { refused }
}

/// The function with its patterns, where rustc refuses those: it says so itself.
pub(crate) fn with_a_stub(mut function: Function, declared: Option<&Declared>) -> TokenStream {
    if let Some(declared) = declared {
        function.signature.output = declared.output.clone();
    }
    let stub = stub(declared, &function.signature.output);
    function.block = Some(syn::parse_quote!({ #stub }));
    quote!(#[allow(unused, clippy::all)] #function)
}

pub(crate) fn not_a_function(item: &TokenStream, error: &syn::Error) -> TokenStream {
    let is_other_item = syn::parse2::<syn::Item>(item.clone())
        .is_ok_and(|item| !matches!(item, syn::Item::Fn(_) | syn::Item::Verbatim(_)));
    let is_statement = syn::parse::Parser::parse2(syn::Block::parse_within, item.clone()).is_ok();
    let error = if is_other_item || is_statement {
        syn::Error::new_spanned(
            item.clone().into_iter().next(),
            "`#[generator]` goes on a function or a method: write `fn name(…) -> impl Iterator<Item = …> { … }`",
        )
    } else {
        error.clone()
    };
    let error = error.to_compile_error();
    // What it declares is there all the same.
    if is_other_item || is_statement { quote!(#error #item) } else { refused_body::unread(item.clone(), &error) }
}
