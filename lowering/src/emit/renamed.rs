//! Emitted code names everything by `::genfn::…`; a crate that has genfn under another name says where it is, in the attribute's
//! argument `crate`.
//!
//! ```text
//! ::genfn::Delegated::Yield(item)    =>    facade::genfn::Delegated::Yield(item)        // #[generator(crate = facade::genfn)]
//! ```

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

use crate::source::attribute::Arguments;
use crate::syntax::tokens;

/// All tokens are looked at, those inside macros too: nothing else can be meant by it.
pub(crate) fn for_arguments(given: &Arguments, tokens: TokenStream) -> TokenStream {
    match &given.krate {
        Some(path) => at(&path.to_token_stream(), tokens),
        None => tokens,
    }
}

fn at(path: &TokenStream, tokens: TokenStream) -> TokenStream {
    tokens::replaced(tokens, &mut |before, rest| match rest {
        [TokenTree::Punct(first), second, TokenTree::Ident(name), ..] if name == "genfn" => {
            let colons = first.as_char() == ':' && first.spacing() == Spacing::Joint && tokens::is_sign(second, ':');
            (colons && !ends_with_segment(before)).then(|| (3, path.clone()))
        }
        _ => None,
    })
}

/// Whether a `::` that follows these tokens follows a segment.
fn ends_with_segment(before: &[TokenTree]) -> bool {
    match before {
        // A label.
        [.., quote, TokenTree::Ident(_)] if tokens::is_sign(quote, '\'') => false,
        [.., TokenTree::Ident(ident)] => syn::parse_str::<Ident>(&ident.to_string()).is_ok(),
        _ => false,
    }
}
