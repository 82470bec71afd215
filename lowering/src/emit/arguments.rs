//! Arguments, taken into the body.

use proc_macro2::TokenStream;
use quote::quote;

use crate::source::arguments::{self, Argument};

/// Takes an argument into the body, used or not, as an `async fn` does: it is dropped when the body ends. A reference is borrowed anew, as where it was
/// declared: so rustc says there that it is to be `&mut`.
pub(crate) fn take(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let value = match argument.reference.filter(|_| !argument.mutable) {
        Some(written) => written.again(&argument.outside_name()),
        None => argument.value(),
    };
    let mutable = argument.mutable.then(|| quote!(mut));
    let allows = arguments::may_be_unused(name);
    let lints = &argument.lints;
    let whole = quote!(#allows #(#lints)* let #mutable #name = #value;);
    match &argument.pat {
        Some(pat) => quote!(#whole #(#lints)* let #pat = #name;),
        None => whole,
    }
}
