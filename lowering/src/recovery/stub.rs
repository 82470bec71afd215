//! Bodies that stand for one that could not be lowered.

use proc_macro2::TokenStream;
use quote::quote;

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
    if declared.has_name {
        return quote!(::genfn::__private::core::unimplemented!());
    }
    let refused = match protocol {
        signature::Protocol::Stream => {
            shape::streams(declared, &quote!(::genfn::__private::refused_stream::<#yields>()))
        }
        signature::Protocol::AsyncGenerator => {
            shape::streams(declared, &quote!(::genfn::__private::refused_async::<#yields, #sends, #returns>()))
        }
        signature::Protocol::FallibleAsyncGenerator => {
            shape::streams(declared, &quote!(::genfn::__private::refused_fallible_async::<#yields, #sends, #returns>()))
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

/// The function with its patterns, where rustc refuses those, or its body: it says so itself. If it should not, the function panics, and
/// says why.
pub(crate) fn with_a_stub(mut function: Function, declared: Option<&Declared>, why: Option<&str>) -> TokenStream {
    if let Some(declared) = declared {
        function.signature.output = declared.output.clone();
    }
    let stub = stub(declared, &function.signature.output);
    let body = panics_first(why, &stub);
    function.block = Some(syn::parse_quote!(#body));
    quote!(#[allow(unused, clippy::all)] #function)
}

/// `{ if true { panic!(why) } stub }`
pub(super) fn panics_first(why: Option<&str>, stub: &TokenStream) -> TokenStream {
    let why = why.map(|why| {
        quote!(if true {
            ::genfn::__private::core::panic!(#why)
        })
    });
    quote!({ #why #stub })
}
