//! Tokens as they were written, and as much of that as a label has room for.

use proc_macro2::{Delimiter, LineColumn, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// The most characters of a text.
const ROOM: usize = 40;

/// Tokens as they were written, on one line: where they stood apart is one space.
pub(super) fn text(written: impl ToTokens) -> String {
    let mut text = Text::default();
    text.tokens(written.to_token_stream());
    shortened(&text.written)
}

/// A piece of the source, on one line.
pub(super) fn on_one_line(written: &str) -> String {
    let words: Vec<&str> = written.split_whitespace().collect();
    shortened(&words.join(" "))
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= ROOM {
        return text.to_owned();
    }
    let kept: String = text.chars().take(ROOM - 1).collect();
    format!("{}…", kept.trim_end())
}

#[derive(Default)]
struct Text {
    written: String,
    end: Option<LineColumn>,
}

impl Text {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::None => ("", ""),
                    };
                    self.word(open, group.span_open());
                    self.tokens(group.stream());
                    self.word(close, group.span_close());
                }
                token => self.word(&token.to_string(), token.span()),
            }
        }
    }

    fn word(&mut self, word: &str, at: Span) {
        if word.is_empty() {
            return;
        }
        if self.end.is_some_and(|end| end != at.start()) {
            self.written.push(' ');
        }
        self.written.push_str(word);
        self.end = Some(at.end());
    }
}
