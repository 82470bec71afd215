//! Names of places: the label of a marker's operand, where the generator is written down.
//!
//! ```text
//! yield_!('paid: { Command::Charge(id, total) });
//!
//! yield_!('__paid: { Command::Charge(id, total) });
//! ```
//!
//! A labelled block is an expression, which rustfmt formats and an editor reads. What does not break out of it has no use for its label,
//! and rustc would say so, but for the `_`s.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::Block;

use crate::diagnostics::Diagnostics;
use crate::listed::Listed;
use crate::syntax::markers;
use crate::syntax::place_names::{CLOSED, CREATED, PREFIX};
use crate::syntax::tokens::{self, is_sign};

/// Takes the names that the body gives to places.
pub(crate) fn taken(block: &mut Block, diagnostics: &Diagnostics) {
    let mut places = NamedPlaces { diagnostics, found: Vec::new(), any: false };
    let tokens = places.named(block.to_token_stream());
    if places.any
        && let Ok(read) = syn::parse2(tokens)
    {
        *block = read;
    }
}

struct NamedPlaces<'a> {
    diagnostics: &'a Diagnostics,
    found: Vec<Ident>,
    /// Whether some operand is another one now.
    any: bool,
}

impl NamedPlaces<'_> {
    fn named(&mut self, tokens: TokenStream) -> TokenStream {
        tokens::replaced(tokens, &mut |_, rest| match rest {
            [TokenTree::Ident(name), bang, TokenTree::Group(operand), ..]
                if markers::is_marker(name) && is_sign(bang, '!') =>
            {
                let mut named = Group::new(operand.delimiter(), self.operand(operand.stream()));
                named.set_span(operand.span());
                Some((3, quote!(#name #bang #named)))
            }
            _ => None,
        })
    }

    fn operand(&mut self, operand: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = operand.clone().into_iter().listed();
        // What a macro was given as an expression.
        if let [TokenTree::Group(fragment)] = &tokens[..]
            && fragment.delimiter() == Delimiter::None
        {
            let mut read = Group::new(Delimiter::None, self.operand(fragment.stream()));
            read.set_span(fragment.span());
            return TokenTree::Group(read).into();
        }
        let (label, operand) = match &tokens[..] {
            [quote, TokenTree::Ident(label), colon, TokenTree::Group(block)]
                if is_sign(quote, '\'') && is_sign(colon, ':') && block.delimiter() == Delimiter::Brace =>
            {
                (Some(label), operand)
            }
            [quote, TokenTree::Ident(label), colon, value @ ..]
                if is_sign(quote, '\'') && is_sign(colon, ':') && !is_loop(value) =>
            {
                let message =
                    format!("a place is named by the label of a block: write `'{label}: {{ … }}`, with braces");
                self.diagnostics.error(label, message);
                self.any = true;
                // Whatever else is wrong is told of all the same.
                let value: TokenStream = value.iter().cloned().collect();
                (None, value)
            }
            _ => (None, operand),
        };
        if let Some(label) = label {
            self.add(label);
        }
        let inner = self.named(operand);
        match label {
            Some(label) => renamed(inner, label),
            None => inner,
        }
    }

    fn add(&mut self, label: &Ident) {
        let name = label.to_string();
        let number = name.strip_prefix('s').filter(|number| !number.is_empty());
        let wrong = if name == CREATED {
            Some("is the place where a generator begins: call this one otherwise")
        } else if name == CLOSED {
            Some("is the place where a generator has ended: call this one otherwise")
        } else if number.is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit())) {
            Some("is what a place without a name is called, by its number: call this one otherwise")
        } else if self.found.contains(label) {
            Some("is the name of two places, and a snapshot has to tell one from the other: call one of them otherwise")
        } else {
            None
        };
        if let Some(wrong) = wrong {
            self.diagnostics.error(label, format!("`'{name}` {wrong}"));
        }
        self.found.push(label.clone());
        self.any = true;
    }
}

/// `'a: loop { … }`, whose label is its own.
fn is_loop(tokens: &[TokenTree]) -> bool {
    matches!(tokens.first(), Some(TokenTree::Ident(word)) if ["loop", "while", "for"].iter().any(|loops| word == loops))
}

fn renamed(tokens: TokenStream, label: &Ident) -> TokenStream {
    tokens::replaced(tokens, &mut |before, rest| match (before.last(), rest) {
        (Some(quote), [TokenTree::Ident(ident), ..]) if ident == label && is_sign(quote, '\'') => {
            let name = format_ident!("{PREFIX}{label}", span = ident.span());
            Some((1, quote!(#name)))
        }
        _ => None,
    })
}
