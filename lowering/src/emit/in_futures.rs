//! Async blocks of the user's that yield, in a stream: what `timeout` is given, the arms of a `join!`.
//!
//! ```text
//! timeout(limit, async move { yield_!(x); step().await })
//!
//! timeout(limit, { let mut yielder = &mut yielder; async move { { let value: X = x; yielder.suspend_in_a_future(value).await }; step().await } })
//! ```
//!
//! - Such a block borrows the yielder, whatever it takes of the rest: so it is polled by the body, and by nothing that outlives it, and two of
//!   them don't yield side by side.
//! - It may be polled by something that polls only what was woken, as `FuturesUnordered` does: so a suspension there wakes.
//! - A `return` and a `?` leave the block. What is raised at a marker, in an async generator, or in a body that has handlers somewhere else, leaves the
//!   [body](super::shape::WayOut::OfBlock).

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::{Block, Expr, ExprAsync};

use super::shape::WayOut;
use super::tokens::{internal, located};
use crate::syntax::markers;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// Whether a marker stands in it.
pub(super) fn yields(future: &ExprAsync) -> bool {
    markers::tokens_hold_marker(&future.block.to_token_stream())
}

/// Whether some async block of a body yields.
pub(crate) fn any_yields(block: &Block) -> bool {
    struct Futures(bool);
    impl Visitor for Futures {
        fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
            if let Nested::Async(future) = nested {
                self.0 |= yields(future);
            }
            Walk::Over
        }
        fn enter_macro(&mut self, _: &syn::Macro) -> Walk {
            Walk::Into
        }
    }
    let mut futures = Futures(false);
    Walker(&mut futures).visit_block(block);
    futures.0
}

/// An `async move` block that yields: it takes a borrow of the yielder.
pub(super) fn lent(future: &ExprAsync, out: WayOut) -> Expr {
    let lends = lends(future.async_token.span, out);
    syn::parse_quote!({ #lends #future })
}

/// ```text
/// let mut yielder = &mut yielder;
/// ```
pub(super) fn lends(at: Span, out: WayOut) -> TokenStream {
    let yielder = Ident::new("the_stream", located(Some(at)));
    let leaving = out.is_of_a_block().then(|| {
        let leaving = internal("__leaving");
        quote!(#[allow(unused_mut, unused_variables)] let mut #leaving = &mut #leaving;)
    });
    quote!(#[allow(unused_mut)] let mut #yielder = &mut #yielder; #leaving)
}
