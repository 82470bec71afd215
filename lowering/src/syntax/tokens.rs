//! What stands among tokens that nobody has parsed.

use crate::listed::Listed;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;

/// Whether some place among tokens, in groups too, is a wanted one: what stands before it in its group, and what follows, is asked
/// for in source order.
pub(crate) fn any_place(tokens: TokenStream, is_wanted: &mut dyn FnMut(&[TokenTree], &[TokenTree]) -> bool) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().listed();
    (0..tokens.len()).any(|at| {
        let (before, rest) = tokens.split_at(at);
        is_wanted(before, rest) || matches!(rest, [TokenTree::Group(group), ..] if any_place(group.stream(), is_wanted))
    })
}

/// Whether some token is a wanted one, in groups too. A group comes before what is in it.
pub(crate) fn any(tokens: TokenStream, is_wanted: &mut dyn FnMut(&TokenTree) -> bool) -> bool {
    tokens
        .into_iter()
        .any(|token| is_wanted(&token) || matches!(&token, TokenTree::Group(group) if any(group.stream(), is_wanted)))
}

/// The same with nothing in its braces: enough to tell the statements of a block apart, however deep it is.
pub(crate) fn with_empty_braces(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let contents = match group.delimiter() {
                    Delimiter::Brace => TokenStream::new(),
                    Delimiter::Parenthesis | Delimiter::Bracket | Delimiter::None => with_empty_braces(group.stream()),
                };
                let mut empty = Group::new(group.delimiter(), contents);
                empty.set_span(group.span());
                TokenTree::Group(empty)
            }
            token @ (TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_)) => token,
        })
        .collect()
}

/// Visits every token, those in groups too; not what a label or a lifetime is called, which names nothing else.
pub(crate) fn each(tokens: TokenStream, visit: &mut dyn FnMut(&TokenTree)) {
    each_or_label(tokens, &mut |token, is_label| {
        if !is_label {
            visit(token);
        }
    });
}

/// Visits every token, and says which are what a label or a lifetime is called.
pub(crate) fn each_or_label(tokens: TokenStream, visit: &mut dyn FnMut(&TokenTree, bool)) {
    any_place(tokens, &mut |before, rest| {
        visit(&rest[0], before.last().is_some_and(|quote| is_sign(quote, '\'')));
        false
    });
}

/// Whether some identifier is a wanted one. That of a label or a lifetime names nothing else.
pub(crate) fn any_ident(tokens: TokenStream, is_wanted: &mut dyn FnMut(&Ident) -> bool) -> bool {
    any_place(tokens, &mut |before, rest| match (before, rest) {
        ([.., quote], _) if is_sign(quote, '\'') => false,
        (_, [TokenTree::Ident(ident), ..]) => is_wanted(ident),
        _ => false,
    })
}

pub(crate) fn any_label(tokens: TokenStream, is_wanted: &mut dyn FnMut(&Ident) -> bool) -> bool {
    any_place(tokens, &mut |before, rest| match (before, rest) {
        ([.., quote], [TokenTree::Ident(label), ..]) => is_sign(quote, '\'') && is_wanted(label),
        _ => false,
    })
}

/// Whether a `static` stands there, rather than a `'static`.
pub(crate) fn is_static(before: &[TokenTree], rest: &[TokenTree]) -> bool {
    matches!(rest, [TokenTree::Ident(word), ..] if word == "static")
        && !before.last().is_some_and(|quote| is_sign(quote, '\''))
}

/// The words that are no names, in any edition.
const KEYWORDS: &[&str] = &[
    "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "if", "impl", "in", "let", "loop", "macro", "match",
    "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "Self", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Whether an identifier stands anywhere in this code.
pub(crate) fn names(code: impl ToTokens, name: &str) -> bool {
    any_ident(code.into_token_stream(), &mut |ident| ident == name)
}

/// The identifiers.
pub(crate) fn idents(tokens: TokenStream, into: &mut Vec<String>) {
    any_ident(tokens, &mut |ident| {
        into.push(ident.to_string());
        false
    });
}

/// Whether some of this code may leave the statement that it stands in.
pub(crate) fn jumps(code: impl ToTokens) -> bool {
    any(code.into_token_stream(), &mut |token| match token {
        TokenTree::Ident(ident) => ["return", "break", "continue"].iter().any(|jump| ident == jump),
        TokenTree::Punct(_) | TokenTree::Group(_) | TokenTree::Literal(_) => is_sign(token, '?'),
    })
}

/// Whether a type says that it holds a reference.
pub(crate) fn has_references(ty: impl ToTokens) -> bool {
    any(ty.into_token_stream(), &mut |token| match token {
        TokenTree::Ident(ident) => ident == "_",
        TokenTree::Punct(_) | TokenTree::Group(_) | TokenTree::Literal(_) => {
            is_sign(token, '&') || is_sign(token, '\'')
        }
    })
}

pub(crate) fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// What stands in place of how many of the tokens that follow.
pub(crate) type Instead<'a> = dyn FnMut(&[TokenTree], &[TokenTree]) -> Option<(usize, TokenStream)> + 'a;

/// Tokens with others in place of some, in groups too: `instead` is asked at each place, and answers for how many of the tokens that
/// follow, and what stands there.
pub(crate) fn replaced(tokens: TokenStream, instead: &mut Instead<'_>) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().listed();
    let mut replaced = TokenStream::new();
    let mut at = 0;
    while at < tokens.len() {
        let (before, rest) = tokens.split_at(at);
        if let Some((count, new)) = instead(before, rest) {
            replaced.extend(new);
            at += count;
            continue;
        }
        replaced.extend([match &rest[0] {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), self::replaced(group.stream(), instead));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            token => token.clone(),
        }]);
        at += 1;
    }
    replaced
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
