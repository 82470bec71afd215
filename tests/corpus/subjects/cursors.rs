//! A cursor of its own that is told where it stands, and dead at the yield.

use super::prelude::*;

#[derive(Debug)]
pub struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let from = self.at;
        while self.peek().is_some_and(&wanted) {
            self.bump();
        }
        &self.text[from..self.at]
    }
}

/// A cursor that is told where it stands after each word.
#[generator]
fn places(text: String) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    while at < text.len() {
        let mut cursor = Cursor { text: &text, at };
        let word = cursor.take_while(|c| !c.is_whitespace());
        let length = word.len();
        let from = at;
        at = cursor.at + 1;
        if length > 0 {
            yield_!((from, length));
        }
    }
}

cases! {
    places { drive!(places("a bc  def".to_string())); }
}
