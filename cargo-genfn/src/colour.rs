//! Rust in colours, where a terminal is.

use anstyle::{AnsiColor, Style};
use proc_macro2::{TokenStream, TokenTree};

const KEYWORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "fn",
    "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self", "Self",
    "static", "struct", "super", "trait", "true", "type", "unsafe", "use", "where", "while",
];

/// Prints it; what is no terminal gets it without colours.
pub(crate) fn print(text: &str) -> Result<(), String> {
    crate::written(&coloured(text))
}

fn coloured(text: &str) -> String {
    let mut marks = Vec::new();
    if let Ok(tokens) = text.parse::<TokenStream>() {
        collect(tokens, &mut marks);
    }
    let (mut coloured, mut end) = (String::new(), 0);
    for (bytes, style) in marks {
        coloured.push_str(&text[end..bytes.start]);
        coloured.push_str(&format!("{style}{}{style:#}", &text[bytes.clone()]));
        end = bytes.end;
    }
    coloured.push_str(&text[end..]);
    coloured
}

fn collect(tokens: TokenStream, marks: &mut Vec<(std::ops::Range<usize>, Style)>) {
    for token in tokens {
        let colour = match &token {
            TokenTree::Group(group) => {
                collect(group.stream(), marks);
                continue;
            }
            TokenTree::Ident(ident) if KEYWORDS.iter().any(|keyword| ident == keyword) => AnsiColor::Magenta,
            TokenTree::Ident(ident) if ident.to_string().starts_with(char::is_uppercase) => AnsiColor::Cyan,
            TokenTree::Literal(_) => AnsiColor::Green,
            TokenTree::Ident(_) | TokenTree::Punct(_) => continue,
        };
        let bytes = token.span().byte_range();
        // Tokens of a doc comment have its place.
        if marks.last().is_none_or(|(last, _)| last.end <= bytes.start) {
            marks.push((bytes, Style::new().fg_color(Some(colour.into()))));
        }
    }
}
