//! The proc-macro shim of [`genfn`](https://docs.rs/genfn): all the work is done in `genfn-lowering`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

use proc_macro::TokenStream;

/// Turns a function with `yield_!` in its body into one that returns a generator.
///
/// See the documentation of the `genfn` crate, which re-exports it.
#[proc_macro_attribute]
pub fn generator(attr: TokenStream, item: TokenStream) -> TokenStream {
    genfn_lowering::expand(attr.into(), item.into()).into()
}

/// A generator where an expression stands.
///
/// See the documentation of the `genfn` crate, which re-exports it.
#[proc_macro]
pub fn gen_(input: TokenStream) -> TokenStream {
    genfn_lowering::expand_expression(input.into()).into()
}
