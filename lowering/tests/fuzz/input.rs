//! What a fuzzer's bytes choose: a function grown from the grammar of bodies, or a `gen_!`, and then some of its tokens put where they
//! don't belong.

use std::fmt;

use arbitrary::{Arbitrary, Result, Unstructured};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use crate::answer::{self, Answer};
use crate::grammar;

pub(crate) enum Input {
    Function { attribute: TokenStream, item: TokenStream },
    Expression(TokenStream),
}

impl Input {
    pub(crate) fn answer(self) -> Answer {
        match self {
            Input::Function { attribute, item } => answer::answer(attribute, item),
            Input::Expression(tokens) => answer::answer_expression(tokens),
        }
    }
}

impl<'a> Arbitrary<'a> for Input {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        // Seldom more than one: syn refuses most of what is disturbed.
        let disturbances = u.choose(&[0, 0, 0, 0, 0, 1, 1, 2, 3])?;
        if u.ratio(1, 4)? {
            let mut expression = grammar::expression(u)?;
            for _ in 0..*disturbances {
                expression = disturbed(u, expression)?;
            }
            return Ok(Input::Expression(expression));
        }
        let mut attribute = grammar::attribute(u)?;
        let mut item = grammar::function(u)?;
        for _ in 0..*disturbances {
            if u.ratio(1, 16)? {
                attribute = disturbed(u, attribute)?;
            } else {
                item = disturbed(u, item)?;
            }
        }
        Ok(Input::Function { attribute, item })
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Input::Function { attribute, item } => write!(f, "#[generator({})]\n{}", shown(attribute), shown(item)),
            Input::Expression(tokens) => write!(f, "gen_!({})", shown(tokens)),
        }
    }
}

/// Groups without delimiters are shown as `__bare(…)`.
fn shown(tokens: &TokenStream) -> TokenStream {
    let mut shown = TokenStream::new();
    for token in tokens.clone() {
        if let TokenTree::Group(group) = token {
            let bare = group.delimiter() == Delimiter::None;
            let delimiter = if bare { Delimiter::Parenthesis } else { group.delimiter() };
            let name = bare.then(|| TokenTree::Ident(Ident::new("__bare", Span::call_site())));
            shown.extend(name);
            shown.extend([TokenTree::Group(Group::new(delimiter, self::shown(&group.stream())))]);
        } else {
            shown.extend([token]);
        }
    }
    shown
}

/// Drops a token, puts a copy of it elsewhere, swaps two; most often deeper down.
fn disturbed(u: &mut Unstructured<'_>, tokens: TokenStream) -> Result<TokenStream> {
    let mut all: Vec<TokenTree> = tokens.into_iter().collect();
    if all.is_empty() {
        return Ok(TokenStream::new());
    }
    let (at, other) = (u.choose_index(all.len())?, u.choose_index(all.len())?);
    match u.int_in_range(0..=7)? {
        0 => drop(all.remove(at)),
        1 => all.insert(at, all[other].clone()),
        2 => all.swap(at, other),
        _ => {
            let groups: Vec<usize> = (0..all.len()).filter(|i| matches!(all[*i], TokenTree::Group(_))).collect();
            if !groups.is_empty()
                && let at = *u.choose(&groups)?
                && let TokenTree::Group(group) = &all[at]
            {
                let inner = disturbed(u, group.stream())?;
                all[at] = TokenTree::Group(Group::new(group.delimiter(), inner));
            }
        }
    }
    Ok(all.into_iter().collect())
}
