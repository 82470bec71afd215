//! Emitted code names everything by `::genfn::…`; a crate that has genfn under another name says where it is, in the attribute's
//! argument `crate`.
//!
//! ```text
//! ::genfn::Delegated::Yield(item)    =>    facade::genfn::Delegated::Yield(item)        // #[generator(crate = facade::genfn)]
//! ```

use proc_macro2::{Group, Ident, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::LitStr;

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
        // What is told serde is told in strings.
        [TokenTree::Ident(name), TokenTree::Group(told), ..] if name == "serde" => {
            let mut renamed = Group::new(told.delimiter(), in_strings(path, told.stream()));
            renamed.set_span(told.span());
            Some((2, quote!(#name #renamed)))
        }
        [TokenTree::Punct(first), second, TokenTree::Ident(name), ..] if name == "genfn" => {
            let colons = first.as_char() == ':' && first.spacing() == Spacing::Joint && tokens::is_sign(second, ':');
            (colons && !ends_with_segment(before)).then(|| (3, path.clone()))
        }
        _ => None,
    })
}

fn in_strings(path: &TokenStream, tokens: TokenStream) -> TokenStream {
    tokens::replaced(tokens, &mut |_, rest| {
        let string: LitStr = syn::parse2(rest.first()?.to_token_stream()).ok()?;
        let code: TokenStream = string.value().parse().ok()?;
        tokens::names(&code, "genfn").then(|| {
            let renamed = LitStr::new(&at(path, code).to_string(), string.span());
            (1, renamed.to_token_stream())
        })
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
