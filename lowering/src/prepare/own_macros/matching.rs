//! What the fragments of a rule stand for in one call.
//!
//! rustc never takes a fragment back that it has begun to read: where it can't be read here, no rule is tried any more.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::Expr;
use syn::parse::{Parse, ParseStream, Parser};

use super::rules::{Matcher, Times};
use crate::listed::Listed;
use crate::sorted::Map;
use crate::syntax::tokens::is_sign;

pub(super) type Fragments = Map<String, Matched>;

#[derive(Clone)]
pub(super) enum Matched {
    /// `is_expr`: if it stays one expression, wherever it stands.
    Fragment {
        tokens: Vec<TokenTree>,
        is_expr: bool,
    },
    Repeated(Vec<Matched>),
}

pub(super) enum Failed {
    /// It is not this rule.
    Mismatch,
    /// Which rule it is can't be told.
    Unread,
}

/// Matches all of some tokens.
pub(super) fn matched(matcher: &[Matcher], input: &[TokenTree]) -> Result<Fragments, Failed> {
    let mut bindings = Map::new();
    let rest = begun(matcher, input, &mut bindings)?;
    if rest.is_empty() { Ok(bindings) } else { Err(Failed::Mismatch) }
}

/// Matches what tokens begin with, and gives the others back.
fn begun<'i>(
    matcher: &[Matcher],
    mut input: &'i [TokenTree],
    bindings: &mut Fragments,
) -> Result<&'i [TokenTree], Failed> {
    for part in matcher {
        input = match part {
            Matcher::Token(token) => match input {
                [first, rest @ ..] if is_same(first, token) => rest,
                _ => return Err(Failed::Mismatch),
            },
            Matcher::Group(delimiter, inner) => match input {
                [TokenTree::Group(group), rest @ ..] if group.delimiter() == *delimiter => {
                    bindings.extend(matched(inner, &group.stream().into_iter().listed())?);
                    rest
                }
                _ => return Err(Failed::Mismatch),
            },
            Matcher::Fragment { name, kind } => {
                let length = length(kind, input)?;
                let tokens = input[..length].to_vec();
                bindings.insert(name.clone(), Matched::Fragment { tokens, is_expr: kind.starts_with("expr") });
                &input[length..]
            }
            Matcher::Repeated { of, separator, times } => repeated(of, separator.as_ref(), *times, input, bindings)?,
        };
    }
    Ok(input)
}

fn repeated<'i>(
    of: &[Matcher],
    separator: Option<&TokenTree>,
    times: Times,
    mut input: &'i [TokenTree],
    bindings: &mut Fragments,
) -> Result<&'i [TokenTree], Failed> {
    let mut names = Vec::new();
    names_of(of, &mut names);
    let mut all: Vec<Fragments> = Vec::new();
    while !input.is_empty() {
        let begins = match separator.filter(|_| !all.is_empty()) {
            None => input,
            Some(separator) => match input {
                [first, rest @ ..] if is_same(first, separator) => rest,
                _ => break,
            },
        };
        let mut one = Map::new();
        input = match begun(of, begins, &mut one) {
            Ok(rest) if rest.len() < input.len() => rest,
            Ok(_) => return Err(Failed::Unread),
            Err(Failed::Mismatch) => break,
            Err(Failed::Unread) => return Err(Failed::Unread),
        };
        all.push(one);
        match times {
            Times::AtMostOnce => break,
            Times::Any | Times::AtLeastOnce => {}
        }
    }
    match times {
        Times::AtLeastOnce if all.is_empty() => return Err(Failed::Mismatch),
        Times::AtLeastOnce | Times::Any | Times::AtMostOnce => {}
    }
    for name in names {
        let each = all.iter().filter_map(|one| one.get(&name).cloned()).listed();
        bindings.insert(name, Matched::Repeated(each));
    }
    Ok(input)
}

fn names_of(matcher: &[Matcher], into: &mut Vec<String>) {
    for part in matcher {
        match part {
            Matcher::Token(_) => {}
            Matcher::Fragment { name, .. } => into.push(name.clone()),
            Matcher::Group(_, of) | Matcher::Repeated { of, .. } => names_of(of, into),
        }
    }
}

fn is_same(one: &TokenTree, other: &TokenTree) -> bool {
    match (one, other) {
        (TokenTree::Punct(one), TokenTree::Punct(other)) => one.as_char() == other.as_char(),
        (TokenTree::Ident(_), TokenTree::Ident(_)) | (TokenTree::Literal(_), TokenTree::Literal(_)) => {
            one.to_string() == other.to_string()
        }
        _ => false,
    }
}

/// How many tokens a fragment takes.
fn length(kind: &str, input: &[TokenTree]) -> Result<usize, Failed> {
    let [first, rest @ ..] = input else {
        return if kind == "vis" { Ok(0) } else { Err(Failed::Mismatch) };
    };
    let found = match (kind, first) {
        ("tt", _) => Some(tree(input)),
        ("ident", TokenTree::Ident(name)) => (*name != "_").then_some(1),
        ("lifetime", quote) => (is_sign(quote, '\'') && !rest.is_empty()).then_some(2),
        ("literal", TokenTree::Literal(_)) => Some(1),
        ("literal", TokenTree::Ident(word)) => (*word == "true" || *word == "false").then_some(1),
        ("literal", minus) => (is_sign(minus, '-') && matches!(rest, [TokenTree::Literal(_), ..])).then_some(2),
        ("block", TokenTree::Group(group)) => (group.delimiter() == Delimiter::Brace).then_some(1),
        ("ident" | "block", _) => None,
        ("expr" | "expr_2021", first) if begins_no_expression(first) => None,
        ("ty" | "path" | "pat" | "pat_param", first) if is_sign(first, ',') || is_sign(first, ';') => None,
        ("expr" | "expr_2021", _) => return read::<Expr>(input, Expr::parse),
        ("ty", _) => return read::<syn::Type>(input, syn::Type::parse),
        ("path", _) => return read::<syn::Path>(input, syn::Path::parse),
        ("pat", _) => return read(input, syn::Pat::parse_multi_with_leading_vert),
        ("pat_param", _) => return read(input, syn::Pat::parse_single),
        _ => return Err(Failed::Unread),
    };
    found.ok_or(Failed::Mismatch)
}

fn begins_no_expression(token: &TokenTree) -> bool {
    match token {
        TokenTree::Punct(sign) => {
            matches!(sign.as_char(), ',' | ';' | '=' | '?' | '>' | '+' | '/' | '%' | '^' | ':' | '@')
        }
        TokenTree::Ident(_) | TokenTree::Group(_) | TokenTree::Literal(_) => false,
    }
}

fn read<T>(input: &[TokenTree], read: fn(ParseStream<'_>) -> syn::Result<T>) -> Result<usize, Failed> {
    let tokens = input.iter().cloned().collect::<TokenStream>();
    let left = |input: ParseStream<'_>| {
        read(input)?;
        Ok(input.parse::<TokenStream>()?.into_iter().count())
    };
    let left = left.parse2(tokens).map_err(|_| Failed::Unread)?;
    Ok(input.len() - left)
}

/// How many tokens make one for rustc: `=>`, `'a`.
fn tree(input: &[TokenTree]) -> usize {
    if let [quote, TokenTree::Ident(_), ..] = input
        && is_sign(quote, '\'')
    {
        return 2;
    }
    let mut signs = String::new();
    for token in input {
        let TokenTree::Punct(sign) = token else { break };
        signs.push(sign.as_char());
        if sign.spacing() == Spacing::Alone {
            break;
        }
    }
    let longer = [
        "..=", "...", "<<=", ">>=", "&&", "||", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "^=", "|=", "&=",
    ];
    let others = ["<<", ">>", "->", "=>", "::", "..", "<-"];
    let found = longer.iter().chain(&others).find(|sign| signs.starts_with(**sign));
    found.map_or(1, |sign| sign.len())
}
