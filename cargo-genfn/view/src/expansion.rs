//! An expansion, pretty-printed, and where each of its lines comes from.
//!
//! What is printed has no spans, and the tokens that it was printed from have: both are the same tokens in the same order, but for commas
//! and the like. So they are walked side by side.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote;

/// What has to stand around an expansion for it to be read.
#[derive(Clone, Debug)]
pub(crate) enum Wrapping {
    File,
    /// `impl Type`, `trait Name`
    Block(TokenStream),
    Expression,
}

/// What the macro makes of a generator.
#[derive(Clone, Debug)]
pub struct Expansion {
    /// Pretty-printed.
    pub text: String,
    /// For each line of the text, the lines of the source that its tokens come from, from 1, in order.
    pub from: Vec<Vec<usize>>,
}

/// How far one side may be ahead of the other.
const AHEAD: usize = 12;

impl Expansion {
    pub(crate) fn of(tokens: TokenStream, wrapping: &Wrapping, source: &str) -> Expansion {
        let tokens = with_snapshots(tokens);
        let wrapped = match wrapping {
            Wrapping::File => tokens,
            Wrapping::Block(head) => quote!(#head { #tokens }),
            Wrapping::Expression => quote!(fn gen_() { #tokens }),
        };
        let text = match syn::parse2::<syn::File>(wrapped.clone()) {
            Ok(file) => prettyplease::unparse(&file),
            // Whoever asks is to see it all the same.
            Err(_) => wrapped.to_string(),
        };
        let from = origins(wrapped, &text, source);
        Expansion { text, from }
    }
}

/// What is there with the feature `serde`, where that decides: it is what who derives `Serialize` has.
///
/// ```text
/// ::genfn::__private::snapshots! { { with } { without } }        =>    with
/// ::genfn::__private::snapshots! { in { with } { without } }     =>    with
/// ```
fn with_snapshots(tokens: TokenStream) -> TokenStream {
    /// `::genfn::__private::`
    const PATH: usize = 8;
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            kept.push(token);
            continue;
        };
        let is_asked = matches!(&kept[..], [.., TokenTree::Ident(name), TokenTree::Punct(_)] if name == "snapshots");
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        match &inside[..] {
            [TokenTree::Group(with), TokenTree::Group(_)]
            | [TokenTree::Ident(_), TokenTree::Group(with), TokenTree::Group(_)]
                if is_asked && kept.len() >= PATH + 2 =>
            {
                kept.truncate(kept.len() - PATH - 2);
                kept.extend(with_snapshots(with.stream()));
            }
            _ => {
                let mut again = Group::new(group.delimiter(), with_snapshots(group.stream()));
                again.set_span(group.span());
                kept.push(TokenTree::Group(again));
            }
        }
    }
    kept.into_iter().collect()
}

/// A token, and the line that it stands in.
struct Word {
    text: String,
    line: usize,
    /// Whether it has a place in the source.
    placed: bool,
}

impl Word {
    fn of(text: &str, span: Span, source: &str) -> Option<Word> {
        let word = || Word { text: text.to_owned(), line: span.start().line, placed: stands_in(span, source) };
        (!text.is_empty()).then(word)
    }
}

fn words(tokens: TokenStream, source: &str, found: &mut Vec<Word>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                found.extend(Word::of(open, group.span_open(), source));
                words(group.stream(), source, found);
                found.extend(Word::of(close, group.span_close(), source));
            }
            token => found.extend(Word::of(&token.to_string(), token.span(), source)),
        }
    }
}

/// Whether a span is one of this source: what the compiler has read of its own has places, too.
fn stands_in(span: Span, source: &str) -> bool {
    let bytes = span.byte_range();
    !bytes.is_empty() && span.source_text().is_some_and(|text| source.get(bytes) == Some(text.as_str()))
}

fn origins(tokens: TokenStream, text: &str, source: &str) -> Vec<Vec<usize>> {
    let mut from: Vec<Vec<usize>> = text.lines().map(|_| Vec::new()).collect();
    let (mut made, mut printed) = (Vec::new(), Vec::new());
    words(tokens, source, &mut made);
    let Ok(read) = text.parse::<TokenStream>() else { return from };
    words(read, text, &mut printed);
    let (mut a, mut b) = (0, 0);
    while a < made.len() && b < printed.len() {
        if made[a].text == printed[b].text {
            if let Some(lines) = from.get_mut(printed[b].line - 1)
                && made[a].placed
                && !lines.contains(&made[a].line)
            {
                lines.push(made[a].line);
            }
            (a, b) = (a + 1, b + 1);
            continue;
        }
        let (skip_made, skip_printed) = nearest(&made[a..], &printed[b..]).unwrap_or((1, 1));
        (a, b) = (a + skip_made, b + skip_printed);
    }
    from.iter_mut().for_each(|lines| lines.sort_unstable());
    from
}

/// How much to leave out on both sides, so that they go on alike.
fn nearest(made: &[Word], printed: &[Word]) -> Option<(usize, usize)> {
    let same = |a: usize, b: usize| match (made.get(a), printed.get(b)) {
        (Some(made), Some(printed)) => made.text == printed.text,
        _ => false,
    };
    (1..AHEAD * 2).find_map(|both| {
        (0..=both).map(|a| (a, both - a)).find(|&(a, b)| same(a, b) && (same(a + 1, b + 1) || a + 1 >= made.len()))
    })
}
