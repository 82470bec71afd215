//! Emitted code names everything by `::genfn::…`; a crate that has genfn under another name says where it is.

use proc_macro2::{Group, Ident, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

use crate::source::attribute::Arguments;

/// `::genfn::x` → `path::x`, for `#[generator(crate = path)]`.
///
/// All tokens are looked at, those inside macros too: nothing else can be meant by it.
pub(crate) fn for_arguments(given: &Arguments, tokens: TokenStream) -> TokenStream {
    match &given.krate {
        Some(path) => at(&path.to_token_stream(), tokens),
        None => tokens,
    }
}

fn at(path: &TokenStream, tokens: TokenStream) -> TokenStream {
    let mut renamed: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if ident == "genfn" && begins_path(&renamed) => {
                renamed.truncate(renamed.len() - 2);
                renamed.extend(path.clone());
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), at(path, group.stream()));
                inner.set_span(group.span());
                renamed.push(TokenTree::Group(inner));
            }
            other => renamed.push(other),
        }
    }
    renamed.into_iter().collect()
}

/// Whether these tokens end with a `::` that no segment stands before.
fn begins_path(tokens: &[TokenTree]) -> bool {
    let [before @ .., TokenTree::Punct(first), TokenTree::Punct(second)] = tokens else { return false };
    let colons = first.as_char() == ':' && first.spacing() == Spacing::Joint && second.as_char() == ':';
    let segment = match before {
        // A label.
        [.., TokenTree::Punct(quote), TokenTree::Ident(_)] if quote.as_char() == '\'' => false,
        [.., TokenTree::Ident(ident)] => syn::parse_str::<Ident>(&ident.to_string()).is_ok(),
        _ => false,
    };
    colons && !segment
}
