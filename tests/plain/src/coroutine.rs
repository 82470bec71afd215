//! A coroutine of nightly's, for what it takes to be known. It is movable, as a machine is.
//!
//! ```text
//! fn words(text: &str) -> impl Iterator<Item = &str> { … yield_!(word); … }
//!
//! fn words(text: &str) -> impl Iterator<Item = &str> {
//!     crate::coroutines::iterator::<&str, _>(
//!         #[coroutine] move |_: ()| -> () { … (yield { let value: &str = word; value }); … },
//!     )
//! }
//! ```
//!
//! `crate::coroutines` is `tests/corpus/coroutines.rs`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::Function;
use crate::declared::Declared;
use crate::markers::{Marker, replace_markers, with_ok};

pub(crate) fn coroutine(function: Function) -> syn::Result<TokenStream> {
    let Function { attributes, visibility, signature, body } = function;
    let declared = Declared::by(&signature.output)?;
    let Some(body) = body else { return Ok(quote!(#(#attributes)* #visibility #signature;)) };
    let (yields, sends, returns) = (&declared.yields, &declared.sends, declared.plain_return());
    let body = replace_markers(body, &|marker, span, operand| match marker {
        Marker::YieldFrom => quote_spanned!(span=> {
            let mut inner = crate::delegate!(#operand);
            loop {
                match inner.step() {
                    Ok(value) => { yield value; }
                    Err(returned) => break returned,
                }
            }
        }),
        Marker::Yield if operand.is_empty() => quote_spanned!(span=> (yield ())),
        Marker::Yield => quote_spanned!(span=> (yield { let value: #yields = #operand; value })),
    });
    let (wrap, body) = if declared.ends_with_an_error() {
        (quote!(last_error), with_ok(body))
    } else if declared.is_iterator() {
        (quote!(iterator), body)
    } else {
        (quote!(generator), body)
    };
    let made = quote! {
        crate::coroutines::#wrap::<#sends, _, _>(#[coroutine] move |_: #sends| -> #returns { #body })
    };
    let made = if declared.boxed { quote!(::std::boxed::Box::new(#made)) } else { made };
    Ok(quote!(#(#attributes)* #visibility #signature { #made }))
}
