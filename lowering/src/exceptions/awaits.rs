//! What is awaited in a `try_!` of an async generator: what is raised meanwhile is raised there.
//!
//! ```text
//! fetch(url).await
//!
//! match match fetch(url) { operand => { let future = pin!(future_of!(operand)); yielder.or_raised(future).await } } {
//!     Ok(value) => value,
//!     Err(raised) => break '__try_1 Err(genfn.raised(raised)),
//! }
//! ```
//!
//! What is awaited is dropped before it is raised, and what the operand holds temporarily ends where it does after an `.await`.
//!
//! A macro that can't be read may hide an `.await`, as `select!` does. So it is the value of an `async` block, which is awaited in this way:
//!
//! ```text
//! select! { … }
//!
//! (match … async { if false { return … } let value = select! { … }; return ValueOfTheMacro(value) } … { … }).0
//! ```
//!
//! No `return` that it hides has a value of that type, so that none leaves the block instead of the body. Of what type it is, is told first: so what is said
//! of such a `return` is said where it stands.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use crate::emit::questions;
use crate::emit::shape::raise_into;
use crate::emit::tokens::internal;
use crate::syntax::notes::Raises;

/// Macros that make a local, or a pin of one: they await nothing, and what they make would not leave a block.
const MADE_WHERE_THEY_STAND: &[&str] = &["pin", "pin_mut"];

/// Whether a macro has to stand where it stands.
pub(super) fn stays(mac: &syn::Macro) -> bool {
    mac.path.segments.last().is_some_and(|last| MADE_WHERE_THEY_STAND.iter().any(|name| last.ident == name))
}

/// What a future comes to.
pub(super) fn heard(future: &TokenStream, raises: &Raises, at: Span) -> TokenStream {
    let yielder = internal("the_stream");
    let raise = raise_into(raises);
    let raised = Ident::new("__raised", Span::call_site());
    let own = Span::mixed_site().located_at(at);
    let made = questions::future_of(&quote_spanned!(own=> __operand), at);
    quote_spanned! {own=>
        match match #future {
            __operand => {
                let __future = #made;
                let __future = ::genfn::__private::pin!(__future);
                #yielder.or_raised(__future).await
            }
        } {
            ::genfn::__private::Ok(__value) => __value,
            ::genfn::__private::Err(#raised) => #raise,
        }
    }
}

/// A macro as a future, whose value is what `wrapped` makes of that of the macro.
pub(super) fn block(mac: &syn::Macro, wrapped: impl Fn(TokenStream) -> TokenStream, at: Span) -> TokenStream {
    let value = wrapped(quote_spanned!(at=> ::genfn::__private::ValueOfTheMacro(__value)));
    let never = wrapped(quote_spanned!(at=> ::genfn::__private::ValueOfTheMacro::never()));
    quote_spanned! {at=>
        async {
            if false {
                return #never;
            }
            let __value = #mac;
            #[allow(unreachable_code)]
            return #value;
        }
    }
}
