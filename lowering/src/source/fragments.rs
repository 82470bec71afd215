//! An expression that a `macro_rules!` macro was given stays one.
//!
//! Rustc hands it over in a group without delimiters, and takes no notice of such a group in what it is given back:
//!
//! ```text
//! $value * 2          with 1 + 1 for `$value`
//! 1 + 1 * 2           what would become of it
//! (1 + 1) * 2         what is read here
//! ```

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::Expr;

use crate::syntax::tokens;

pub(crate) fn kept_together(tokens: TokenStream) -> TokenStream {
    if !has_fragments(&tokens) {
        return tokens;
    }
    let mut kept = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    let mut before = None;
    while let Some(token) = tokens.next() {
        let before = before.replace(token.clone());
        let TokenTree::Group(group) = token else {
            kept.extend([token]);
            continue;
        };
        let inner = kept_together(group.stream());
        if group.delimiter() == Delimiter::None && is_lifetime(&inner) {
            kept.extend(inner);
            continue;
        }
        let is_alone = is_boundary(before.as_ref()) && is_boundary(tokens.peek());
        let is_torn = group.delimiter() == Delimiter::None && !is_alone && is_torn(&inner, tokens.peek());
        let mut whole = Group::new(if is_torn { Delimiter::Parenthesis } else { group.delimiter() }, inner);
        // Nobody wrote these parentheses: they are not superfluous.
        whole.set_span(if is_torn { Span::mixed_site().located_at(group.span()) } else { group.span() });
        kept.extend([TokenTree::Group(whole)]);
    }
    kept
}

fn has_fragments(tokens: &TokenStream) -> bool {
    let is_fragment =
        |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::None);
    tokens::any(tokens.clone(), &mut |token| is_fragment(token))
}

/// `$label`, of which nothing could be torn: a label is read where it stands.
fn is_lifetime(tokens: &TokenStream) -> bool {
    let mut tokens = tokens.clone().into_iter();
    let [quote, name, end] = [tokens.next(), tokens.next(), tokens.next()];
    quote.is_some_and(|quote| tokens::is_sign(&quote, '\'')) && matches!((name, end), (Some(TokenTree::Ident(_)), None))
}

fn is_boundary(token: Option<&TokenTree>) -> bool {
    match token {
        Some(TokenTree::Punct(punct)) => matches!(punct.as_char(), ';' | ','),
        Some(_) => false,
        None => true,
    }
}

/// Whether what stands around an expression could take a part of it. What can't be read as an expression is a type or a pattern.
fn is_torn(inner: &TokenStream, next: Option<&TokenTree>) -> bool {
    let mut tokens = inner.clone().into_iter();
    if tokens.next().is_none() || tokens.next().is_none() {
        return false;
    }
    match syn::parse2::<Expr>(inner.clone()) {
        Ok(Expr::Assign(_) | Expr::Binary(_) | Expr::Cast(_) | Expr::Closure(_) | Expr::Range(_) | Expr::Struct(_)) => {
            true
        }
        // `-1` may be a pattern, and `&str` a type.
        Ok(Expr::Reference(_) | Expr::Unary(_)) => match next {
            Some(TokenTree::Punct(next)) => {
                next.as_char() == '?' || (next.as_char() == '.' && next.spacing() == proc_macro2::Spacing::Alone)
            }
            Some(TokenTree::Group(next)) => matches!(next.delimiter(), Delimiter::Bracket | Delimiter::Parenthesis),
            Some(TokenTree::Ident(_) | TokenTree::Literal(_)) | None => false,
        },
        _ => false,
    }
}
