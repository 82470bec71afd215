//! What stands among tokens that nobody has parsed.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;

/// Whether an identifier stands anywhere among these tokens.
pub(crate) fn tokens_hold(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => tokens_hold(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether a type says that it holds a reference.
pub(crate) fn has_references(ty: TokenStream) -> bool {
    ty.into_iter().any(|token| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '&' | '\''),
        TokenTree::Ident(ident) => ident == "_",
        TokenTree::Group(group) => has_references(group.stream()),
        TokenTree::Literal(_) => false,
    })
}

pub(crate) fn any_ident(tokens: TokenStream, wanted: &dyn Fn(&str) -> bool) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => wanted(&ident.to_string()),
        TokenTree::Group(group) => any_ident(group.stream(), wanted),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

pub(crate) fn idents(tokens: TokenStream, into: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => into.push(ident.to_string()),
            TokenTree::Group(group) => idents(group.stream(), into),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Whether evaluating an expression may leave its statement.
pub(crate) fn leaves(expr: &Expr) -> bool {
    fn within(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Punct(punct) => punct.as_char() == '?',
            TokenTree::Ident(ident) => ["return", "break", "continue"].iter().any(|jump| ident == jump),
            TokenTree::Group(group) => within(group.stream()),
            TokenTree::Literal(_) => false,
        })
    }
    within(expr.to_token_stream())
}

pub(crate) fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether both are written alike, wherever they stand.
pub(crate) fn same(one: &impl ToTokens, other: &impl ToTokens) -> bool {
    same_tokens(one.to_token_stream(), other.to_token_stream())
}

fn same_tokens(one: TokenStream, other: TokenStream) -> bool {
    let (mut one, mut other) = (one.into_iter(), other.into_iter());
    loop {
        let same = match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(TokenTree::Group(a)), Some(TokenTree::Group(b))) => {
                a.delimiter() == b.delimiter() && same_tokens(a.stream(), b.stream())
            }
            (Some(TokenTree::Ident(a)), Some(TokenTree::Ident(b))) => a == b,
            (Some(TokenTree::Punct(a)), Some(TokenTree::Punct(b))) => {
                a.as_char() == b.as_char() && a.spacing() == b.spacing()
            }
            (Some(TokenTree::Literal(a)), Some(TokenTree::Literal(b))) => a.to_string() == b.to_string(),
            _ => false,
        };
        if !same {
            return false;
        }
    }
}

/// Streams of tokens, one after the other. It is what `collect` does, of which rustc would compile some fifty functions for each type of
/// iterator.
pub(crate) trait Joined {
    fn joined(self) -> TokenStream;
}

impl<I: IntoIterator<Item = TokenStream>> Joined for I {
    fn joined(self) -> TokenStream {
        let mut streams = Vec::new();
        for stream in self {
            streams.push(stream);
        }
        streams.into_iter().collect()
    }
}
