//! The rules of a `macro_rules!` macro, as they were written.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{Item, Macro, Stmt};

use crate::listed::Listed;
use crate::syntax::macros;
use crate::syntax::tokens::is_sign;

/// `(matcher) => { template }`
pub(super) struct Rule {
    pub(super) matcher: Vec<Matcher>,
    pub(super) template: Vec<TokenTree>,
}

/// A part of what a rule matches.
pub(super) enum Matcher {
    Token(TokenTree),
    Group(Delimiter, Vec<Matcher>),
    /// `$name:kind`
    Fragment {
        name: String,
        kind: String,
    },
    /// `$(…),*`
    Repeated {
        of: Vec<Matcher>,
        separator: Option<TokenTree>,
        times: Times,
    },
}

#[derive(Clone, Copy)]
pub(super) enum Times {
    Any,
    AtLeastOnce,
    AtMostOnce,
}

impl Times {
    fn of(token: &TokenTree) -> Option<Times> {
        match token {
            TokenTree::Punct(sign) => match sign.as_char() {
                '*' => Some(Times::Any),
                '+' => Some(Times::AtLeastOnce),
                '?' => Some(Times::AtMostOnce),
                _ => None,
            },
            TokenTree::Ident(_) | TokenTree::Group(_) | TokenTree::Literal(_) => None,
        }
    }
}

/// The name of the macro that a statement declares.
pub(super) fn declaration(stmt: &Stmt) -> Option<(String, &Macro)> {
    match stmt {
        Stmt::Item(Item::Macro(item)) if macros::is_definition(&item.mac) => {
            Some((item.ident.as_ref()?.to_string(), &item.mac))
        }
        Stmt::Item(_) | Stmt::Local(_) | Stmt::Expr(..) | Stmt::Macro(_) => None,
    }
}

/// `None` where they can't be read.
pub(super) fn rules(tokens: TokenStream) -> Option<Vec<Rule>> {
    let tokens = tokens.into_iter().listed();
    let mut rules = Vec::new();
    let mut rest = &tokens[..];
    while let [TokenTree::Group(matched), equals, arrow, TokenTree::Group(template), after @ ..] = rest {
        if !is_sign(equals, '=') || !is_sign(arrow, '>') {
            return None;
        }
        let matcher = matcher(&matched.stream().into_iter().listed())?;
        rules.push(Rule { matcher, template: template.stream().into_iter().listed() });
        rest = match after {
            [semi, after @ ..] if is_sign(semi, ';') => after,
            [] => after,
            _ => return None,
        };
    }
    rest.is_empty().then_some(rules)
}

/// `(matcher) => {}`
pub(super) fn without_templates(tokens: TokenStream) -> TokenStream {
    let mut before = None;
    let emptied = tokens.into_iter().map(|token| {
        let is_template = before.as_ref().is_some_and(|before| is_sign(before, '>'));
        before = Some(token.clone());
        match token {
            TokenTree::Group(group) if is_template => {
                TokenTree::Group(Group::new(group.delimiter(), TokenStream::new()))
            }
            token => token,
        }
    });
    emptied.collect()
}

fn matcher(tokens: &[TokenTree]) -> Option<Vec<Matcher>> {
    let mut parts = Vec::new();
    let mut rest = tokens;
    while let [token, after @ ..] = rest {
        rest = after;
        match (token, after) {
            (dollar, [TokenTree::Ident(name), colon, TokenTree::Ident(kind), after @ ..])
                if is_sign(dollar, '$') && is_sign(colon, ':') =>
            {
                parts.push(Matcher::Fragment { name: name.to_string(), kind: kind.to_string() });
                rest = after;
            }
            (dollar, [TokenTree::Group(repeated), after @ ..]) if is_sign(dollar, '$') => {
                let (separator, times, after) = repetition(after)?;
                let of = matcher(&repeated.stream().into_iter().listed())?;
                parts.push(Matcher::Repeated { of, separator, times });
                rest = after;
            }
            (dollar, _) if is_sign(dollar, '$') => return None,
            (TokenTree::Group(group), _) => {
                parts.push(Matcher::Group(group.delimiter(), matcher(&group.stream().into_iter().listed())?));
            }
            (token, _) => parts.push(Matcher::Token(token.clone())),
        }
    }
    Some(parts)
}

/// What stands behind `$(…)`: a separator, if there is one, and how often it is repeated; and what follows.
pub(super) fn repetition(tokens: &[TokenTree]) -> Option<(Option<TokenTree>, Times, &[TokenTree])> {
    match tokens {
        [times, after @ ..] if Times::of(times).is_some() => Some((None, Times::of(times)?, after)),
        [separator, times, after @ ..] => Some((Some(separator.clone()), Times::of(times)?, after)),
        _ => None,
    }
}
