//! What is wrong with a generator: the `compile_error!`s of its expansion.

use std::ops::Range;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use serde::Serialize;

/// A mistake, and where it is in the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// What is wrong, and what to write instead.
    pub message: String,
    /// The bytes that it is about.
    pub bytes: Range<usize>,
    /// The line that these begin in, from 1.
    pub line: usize,
}

impl Mistake {
    pub(crate) fn in_source(source: &str, bytes: Range<usize>, message: String) -> Mistake {
        let line = source[..bytes.start].matches('\n').count() + 1;
        Mistake { message, bytes, line }
    }

    pub(crate) fn at(span: Span, message: String) -> Mistake {
        Mistake { message, bytes: span.byte_range(), line: span.start().line }
    }
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for Mistake {}

/// `::core::compile_error! { "…" }`, wherever it stands; what is said twice is one mistake.
pub(crate) fn among(tokens: &TokenStream) -> Vec<Mistake> {
    let mut found = Vec::new();
    collect(tokens.clone(), &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<Mistake>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        if let [.., TokenTree::Ident(name), TokenTree::Punct(_)] = &tokens[..at]
            && name == "compile_error"
            && group.delimiter() != Delimiter::None
            && let Ok(message) = syn::parse2::<syn::LitStr>(group.stream())
        {
            let span = name.span().join(group.span()).unwrap_or_else(|| name.span());
            let mistake = Mistake::at(span, message.value());
            if !found.contains(&mistake) {
                found.push(mistake);
            }
            continue;
        }
        collect(group.stream(), found);
    }
}
