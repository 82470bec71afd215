//! What stands in a `#[cfg(…)]`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

/// A configuration predicate, some of whose options may be settled.
#[derive(Clone)]
pub(super) enum Predicate {
    Known(bool),
    /// `unix`, `feature = "alloc"`: what only rustc can answer.
    Option(TokenStream),
    Not(Box<Predicate>),
    /// `all` or `any`.
    List(Ident, Vec<Predicate>),
}

/// What is known of one option. By default nothing is.
#[derive(Default)]
pub(super) struct SettledOption {
    pub(super) option: String,
    pub(super) holds: bool,
}

impl Predicate {
    /// `None` for what is no predicate: rustc says so.
    pub(super) fn of(tokens: TokenStream) -> Option<Self> {
        let mut parts = tokens.clone().into_iter();
        let TokenTree::Ident(name) = parts.next()? else { return None };
        let inner = match parts.next() {
            Some(TokenTree::Group(group)) if parts.next().is_none() => Some(group.stream()),
            _ => None,
        };
        Some(match (name.to_string().as_str(), inner) {
            ("true", None) => Predicate::Known(true),
            ("false", None) => Predicate::Known(false),
            ("not", Some(inner)) => Predicate::Not(Box::new(Predicate::of(until_comma(inner).0)?)),
            ("all" | "any", Some(mut rest)) => {
                let mut list = Vec::new();
                while !rest.is_empty() {
                    let (one, after) = until_comma(rest);
                    list.push(Predicate::of(one)?);
                    rest = after;
                }
                Predicate::List(name, list)
            }
            _ => Predicate::Option(tokens),
        })
    }

    /// The first option that is not settled yet.
    pub(super) fn first_option(&self) -> Option<TokenStream> {
        match self {
            Predicate::Known(_) => None,
            Predicate::Option(option) => Some(option.clone()),
            Predicate::Not(inner) => inner.first_option(),
            Predicate::List(_, list) => list.iter().find_map(Predicate::first_option),
        }
    }

    /// The predicate as far as it is open: known, as soon as nothing else matters.
    pub(super) fn settled(&self, settled: &SettledOption) -> Predicate {
        match self {
            Predicate::Known(known) => Predicate::Known(*known),
            Predicate::Option(tokens) if tokens.to_string() == settled.option => Predicate::Known(settled.holds),
            Predicate::Option(tokens) => Predicate::Option(tokens.clone()),
            Predicate::Not(inner) => match inner.settled(settled) {
                Predicate::Known(known) => Predicate::Known(!known),
                inner => Predicate::Not(Box::new(inner)),
            },
            Predicate::List(name, list) => {
                let any = name == "any";
                let mut open = Vec::new();
                for inner in list {
                    match inner.settled(settled) {
                        Predicate::Known(known) if known == any => return Predicate::Known(any),
                        Predicate::Known(_) => {}
                        inner => open.push(inner),
                    }
                }
                if open.is_empty() { Predicate::Known(!any) } else { Predicate::List(name.clone(), open) }
            }
        }
    }
}

impl ToTokens for Predicate {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Predicate::Known(true) => quote!(all()),
            Predicate::Known(false) => quote!(any()),
            Predicate::Option(option) => option.clone(),
            Predicate::Not(inner) => quote!(not(#inner)),
            Predicate::List(name, list) => quote!(#name(#(#list),*)),
        });
    }
}

/// What stands before the first comma, and what after it.
pub(super) fn until_comma(tokens: TokenStream) -> (TokenStream, TokenStream) {
    let mut tokens = tokens.into_iter();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    let before = tokens.by_ref().take_while(|token| !is_comma(token)).collect();
    (before, tokens.collect())
}
