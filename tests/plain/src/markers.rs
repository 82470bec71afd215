//! The markers, replaced wherever they stand.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote;

#[derive(Clone, Copy)]
pub(crate) enum Marker {
    Yield,
    YieldFrom,
}

/// Replaces the markers at every depth, inside other macros' arguments too.
pub(crate) fn replace_markers(
    tokens: TokenStream,
    replaced: &dyn Fn(Marker, Span, TokenStream) -> TokenStream,
) -> TokenStream {
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let marker = match &token {
            TokenTree::Ident(name) if name == "yield_" => Marker::Yield,
            TokenTree::Ident(name) if name == "yield_from" => Marker::YieldFrom,
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), replace_markers(group.stream(), replaced));
                inner.set_span(group.span());
                output.extend([TokenTree::Group(inner)]);
                continue;
            }
            _ => {
                output.extend([token]);
                continue;
            }
        };
        if !matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == '!') {
            output.extend([token]);
            continue;
        }
        let bang = tokens.next();
        let Some(TokenTree::Group(operand)) = tokens.next() else {
            output.extend([Some(token), bang].into_iter().flatten());
            continue;
        };
        // With braces it may be a statement without a semicolon, as a block may.
        let delimiter = match operand.delimiter() {
            Delimiter::Brace => Delimiter::Brace,
            _ => Delimiter::None,
        };
        let operand = replace_markers(operand.stream(), replaced);
        let replaced = replaced(marker, token.span(), operand);
        output.extend([TokenTree::Group(Group::new(delimiter, replaced))]);
    }
    output
}

/// The body of an iterator whose last item may be an error: it ends in `Ok(())`, and so does a `return` without a value.
pub(crate) fn with_ok(body: TokenStream) -> TokenStream {
    let body = returning_ok(body);
    quote!({ let () = { #body }; Ok(()) })
}

fn returning_ok(tokens: TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), returning_ok(group.stream()));
                inner.set_span(group.span());
                output.extend([TokenTree::Group(inner)]);
            }
            TokenTree::Ident(word) if word == "return" => {
                let ends = match tokens.peek() {
                    None => true,
                    Some(TokenTree::Punct(next)) => [';', ','].contains(&next.as_char()),
                    Some(_) => false,
                };
                output.extend(if ends { quote!(#word Ok(())) } else { quote!(#word) });
            }
            token => output.extend([token]),
        }
    }
    output
}
