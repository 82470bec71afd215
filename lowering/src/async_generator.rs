//! What an async generator has that a stream has not: it is sent values and returns one, so that a delegation passes both on; and it tells
//! its machine where it awaits.
//!
//! ```text
//! #[generator]
//! fn average() -> impl AsyncGenerator<Yield = f64, Send = f64> { … }
//!
//! ::genfn::__private::async_generator::<f64, f64, (), _, _, _>(kind, "average", NoHandlers, async move |yielder| {
//!     let mut yielder = AsyncYielder::new(yielder);
//!     …
//! })
//! ```
//!
//! A marker is what it is in any [body on the pinned engine](crate::pinned). What awaits inside a `try_!` has become an expression
//! [before](crate::exceptions).

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::emit::questions;
use crate::emit::shape::streams;
use crate::emit::tokens::{bound_at, internal};
use crate::exceptions::Lowered;
use crate::source::signature::Declared;
use crate::syntax::markers::Marker;

/// Whether there is something to do when it is closed: it handles that, or may have to close what it delegates to.
pub(crate) fn closes(body: &Lowered) -> bool {
    body.handles || body.words.has(Marker::YieldFrom.ident())
}

/// What the body has, of what the engine gives it.
pub(crate) fn yielder() -> TokenStream {
    let yielder = internal("the_stream");
    quote!(#[allow(unused_mut, unused_variables)] let mut #yielder = ::genfn::__private::AsyncYielder::new(#yielder);)
}

/// The machine of this closure.
pub(crate) fn built(declared: &Declared, name: &str, exit: &TokenStream, closure: &TokenStream) -> TokenStream {
    let Declared { yields, sends, returns, .. } = declared;
    let kind = questions::kind(sends);
    let types = quote!(#yields, #sends, #returns, _, _, _);
    let built = match &declared.asked {
        Some(asked) => {
            quote!(::genfn::__private::async_generator_of::<#types, _>(#asked, #kind, #name, #exit, #closure))
        }
        None if declared.protocol.is_fallible() => {
            quote!(::genfn::__private::async_fallible_generator::<#types>(#kind, #name, #exit, #closure))
        }
        None => quote!(::genfn::__private::async_generator::<#types>(#kind, #name, #exit, #closure)),
    };
    streams(declared, &built)
}

/// PEP 380's expansion, each step of which awaits.
///
/// ```text
/// yield_from!(operand)
///
/// {
///     let (inner, way) = delegate_async!(operand);
///     let mut inner = pin!(inner);
///     let mut resume = Resume::Start;
///     loop {
///         match way.step(inner.as_mut(), &mut yielder, way.sent(resume), converts!(way, genfn)).await {
///             Delegated::Yield(item) => resume = { let value: Y = item; yielder.suspend(value).await },
///             Delegated::Return(value) => break value,
///             Delegated::Raise(raised) => /* raise */,
///         }
///     }
/// }
/// ```
pub(crate) fn delegation(
    mention: &TokenStream,
    operand: &TokenStream,
    suspended: &TokenStream,
    raise: &TokenStream,
    at: Span,
    end: Span,
) -> TokenStream {
    let (genfn, yielder) = (internal("__genfn"), internal("the_stream"));
    let item = quote_spanned!(at=> __item);
    let (inner, way, resume) = (internal("__inner"), internal("__way"), internal("__resume"));
    let delegate = questions::delegate_async(operand, at);
    let stepped = questions::stepped(&way, &quote!(#inner.as_mut(), &mut #yielder), &resume, &genfn, at);
    let (returned, returns) = bound_at("__value", at, end);
    quote! {{
        #mention
        let (#inner, #way) = #delegate;
        let mut #inner = ::genfn::__private::pin!(#inner);
        let mut #resume = ::genfn::Resume::Start;
        loop {
            match #stepped.await {
                ::genfn::__private::Delegated::Yield(#item) => #resume = #suspended,
                ::genfn::__private::Delegated::Return(#returned) => break #returns,
                ::genfn::__private::Delegated::Raise(__raised) => #raise,
            }
        }
    }}
}
