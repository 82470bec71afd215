//! What a rule becomes for one call.
//!
//! What the template itself says is marked: a name that it binds is not the caller's, though they be called alike, and a name that it
//! does not bind is that of the place where the macro was declared.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

use super::matching::{Fragments, Matched};
use super::rules::repetition;
use crate::listed::Listed;
use crate::sorted::Map;
use crate::syntax::tokens::{is_keyword, is_sign};

/// Ends the names that a template says.
pub(super) const MARKED: &str = "__of_the_template";

/// The name that was marked.
pub(super) fn unmarked(ident: &Ident) -> Option<Ident> {
    let text = ident.to_string();
    let name = text.strip_suffix(MARKED).filter(|name| !name.is_empty())?;
    Some(Ident::new(name, ident.span()))
}

/// What a template expands to, and the names that its texts capture, as in `"{name}"`.
pub(super) struct Transcribed {
    pub(super) tokens: TokenStream,
    pub(super) captured: Map<String, Span>,
}

/// `None` where it can't be told.
pub(super) fn transcribed(template: &[TokenTree], bindings: &Fragments) -> Option<Transcribed> {
    let mut captured = Map::new();
    let tokens = part(template, bindings, &mut captured)?;
    Some(Transcribed { tokens, captured })
}

fn part(template: &[TokenTree], bindings: &Fragments, captured: &mut Map<String, Span>) -> Option<TokenStream> {
    let mut out = TokenStream::new();
    let mut rest = template;
    let mut before = None;
    while let [token, after @ ..] = rest {
        rest = after;
        match (token, after) {
            (dollar, [TokenTree::Ident(name), after @ ..]) if is_sign(dollar, '$') && *name != "crate" => {
                match bindings.get(&name.to_string())? {
                    Matched::Fragment { tokens, is_expr } => out.extend(fragment(tokens, *is_expr)),
                    Matched::Repeated(_) => return None,
                }
                rest = after;
            }
            (dollar, [TokenTree::Group(repeated), after @ ..]) if is_sign(dollar, '$') => {
                let (separator, _, after) = repetition(after)?;
                let of = repeated.stream().into_iter().listed();
                for (at, one) in each(&of, bindings)?.iter().enumerate() {
                    out.extend(separator.clone().filter(|_| at > 0));
                    out.extend(part(&of, one, captured)?);
                }
                rest = after;
            }
            // `$crate`, `$$`, `${count(name)}`; a label.
            (sign, _) if is_sign(sign, '$') => return None,
            (quote, [TokenTree::Ident(name), ..]) if is_sign(quote, '\'') && *name != "static" => return None,
            (TokenTree::Group(group), _) => {
                let inner = part(&group.stream().into_iter().listed(), bindings, captured)?;
                let mut marked = Group::new(group.delimiter(), inner);
                marked.set_span(group.span());
                out.extend([TokenTree::Group(marked)]);
            }
            (TokenTree::Ident(name), after) if is_name(name, before, after) => {
                out.extend([TokenTree::Ident(Ident::new(&format!("{name}{MARKED}"), name.span()))]);
            }
            (token, _) => {
                if let TokenTree::Literal(literal) = token {
                    captured
                        .extend(names_captured(&literal.to_string()).into_iter().map(|name| (name, literal.span())));
                }
                out.extend([token.clone()]);
            }
        }
        before = Some(token);
    }
    Some(out)
}

/// An expression stays one: rustc hands it on in a group without delimiters.
fn fragment(tokens: &[TokenTree], is_expr: bool) -> TokenStream {
    let inner: TokenStream = tokens.iter().cloned().collect();
    match tokens {
        [first, _, ..] if is_expr => {
            let mut group = Group::new(proc_macro2::Delimiter::None, inner);
            group.set_span(first.span());
            TokenTree::Group(group).into()
        }
        _ => inner,
    }
}

/// The bindings of each time that a part is repeated.
fn each(of: &[TokenTree], bindings: &Fragments) -> Option<Vec<Fragments>> {
    let mut count = None;
    let mut names = Vec::new();
    named(of, &mut names);
    let repeated = names.iter().filter_map(|name| match bindings.get(name)? {
        Matched::Repeated(list) => Some((name, list)),
        Matched::Fragment { .. } => None,
    });
    let repeated = repeated.listed();
    for (_, list) in &repeated {
        match count.replace(list.len()) {
            Some(known) if known != list.len() => return None,
            _ => {}
        }
    }
    let each = (0..count?).map(|at| {
        let mut one = bindings.clone();
        for (name, list) in &repeated {
            one.insert((*name).clone(), list[at].clone());
        }
        one
    });
    Some(each.listed())
}

/// The fragments that a template names.
fn named(of: &[TokenTree], into: &mut Vec<String>) {
    for (at, token) in of.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if at > 0 && is_sign(&of[at - 1], '$') => into.push(name.to_string()),
            TokenTree::Group(group) => named(&group.stream().into_iter().listed(), into),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Whether it may be the name of a local: no word of the language, no method, field, macro, path or type.
fn is_name(name: &Ident, before: Option<&TokenTree>, after: &[TokenTree]) -> bool {
    let text = name.to_string();
    let begins_path = matches!(after, [one, other, ..] if is_sign(one, ':') && is_sign(other, ':'));
    let names_macro = matches!(after, [bang, TokenTree::Group(_), ..] if is_sign(bang, '!'));
    let is_part = before.is_some_and(|before| is_sign(before, '.') || is_sign(before, '\''));
    !is_keyword(&text)
        && !text.starts_with("r#")
        && !text.starts_with(char::is_uppercase)
        && !begins_path
        && !names_macro
        && !is_part
}

/// `"{name} {} {other:?}"`
fn names_captured(literal: &str) -> Vec<String> {
    let begins = literal.split('{').skip(1);
    let names = begins.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default());
    names.filter(|name| !name.is_empty()).map(ToOwned::to_owned).listed()
}
