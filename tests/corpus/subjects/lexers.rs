//! Tokenizers: of arithmetic, of a small language, of shells, of markup.

use super::prelude::*;

#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    Number(f64),
    Ident(String),
    Text(String),
    Op(char),
    Open,
    Close,
    Unknown(char),
}

#[generator]
fn arithmetic(source: &str) -> impl Iterator<Item = Token> {
    let mut chars = source.chars().peekable();
    while let Some(&c) = chars.peek() {
        match c {
            ' ' | '\t' | '\n' => {
                chars.next();
            }
            '0'..='9' | '.' => {
                let mut number = String::new();
                while let Some(&c) = chars.peek() {
                    if c.is_ascii_digit() || c == '.' {
                        number.push(c);
                        chars.next();
                    } else {
                        break;
                    }
                }
                yield_!(Token::Number(number.parse().unwrap()));
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                let mut name = String::new();
                while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
                    name.push(c);
                }
                yield_!(Token::Ident(name));
            }
            '(' => {
                yield_!(Token::Open);
                chars.next();
            }
            ')' => {
                yield_!(Token::Close);
                chars.next();
            }
            '+' | '-' | '*' | '/' => {
                chars.next();
                yield_!(Token::Op(c));
            }
            other => {
                chars.next();
                yield_!(Token::Unknown(other));
            }
        }
    }
}

#[generator]
fn spans(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = source.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let class = |b: u8| {
            if b.is_ascii_alphanumeric() {
                0
            } else if b.is_ascii_whitespace() {
                1
            } else {
                2
            }
        };
        let first = class(bytes[at]);
        while at < bytes.len() && class(bytes[at]) == first {
            at += 1;
        }
        if first != 1 {
            yield_!((start, &source[start..at]));
        }
    }
}

pub struct Lexer<'s> {
    source: &'s str,
    at: usize,
    line: u32,
}

impl<'s> Lexer<'s> {
    pub fn new(source: &'s str) -> Self {
        Self { source, at: 0, line: 1 }
    }

    fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        if c == '\n' {
            self.line += 1;
        }
        Some(c)
    }

    fn eat_while(&mut self, mut wanted: impl FnMut(char) -> bool) -> &'s str {
        let start = self.at;
        while let Some(c) = self.peek() {
            if !wanted(c) {
                break;
            }
            self.bump();
        }
        &self.source[start..self.at]
    }

    #[generator]
    fn words_by_line(&mut self) -> impl Iterator<Item = (u32, &'s str)> {
        while let Some(c) = self.peek() {
            if c.is_whitespace() {
                self.bump();
                continue;
            }
            let line = self.line;
            let word = self.eat_while(|c| !c.is_whitespace());
            yield_!((line, word));
        }
    }

    #[generator]
    fn tokens(mut self) -> impl Iterator<Item = Result<(u32, Token), String>> {
        loop {
            self.eat_while(char::is_whitespace);
            let line = self.line;
            let Some(c) = self.bump() else { return };
            let token = match c {
                '#' => {
                    self.eat_while(|c| c != '\n');
                    continue;
                }
                '"' => {
                    let text = self.eat_while(|c| c != '"').to_owned();
                    if self.bump().is_none() {
                        return Err(format!("line {line}: the string has no end"));
                    }
                    Token::Text(text)
                }
                c if c.is_ascii_digit() => {
                    let digits = self.eat_while(|c| c.is_ascii_digit());
                    Token::Number(format!("{c}{digits}").parse::<f64>().map_err(|e| e.to_string())?)
                }
                c if c.is_alphabetic() => Token::Ident(format!("{c}{}", self.eat_while(char::is_alphanumeric))),
                '(' => Token::Open,
                ')' => Token::Close,
                c => Token::Op(c),
            };
            yield_!(Ok((line, token)));
        }
    }
}

/// Words as a shell splits them.
#[generator]
fn shell_words(line: &str) -> impl Iterator<Item = Result<String, &'static str>> {
    let mut word = String::new();
    let mut in_word = false;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\'' => {
                in_word = true;
                loop {
                    match chars.next() {
                        Some('\'') => break,
                        Some(c) => word.push(c),
                        None => return Err("unterminated quote"),
                    }
                }
            }
            '\\' => {
                in_word = true;
                word.push(chars.next().ok_or("nothing after the backslash")?);
            }
            c if c.is_whitespace() => {
                if in_word {
                    yield_!(Ok(std::mem::take(&mut word)));
                    in_word = false;
                }
            }
            c => {
                in_word = true;
                word.push(c);
            }
        }
    }
    if in_word {
        yield_!(Ok(word));
    }
}

#[derive(Debug)]
pub enum Markup<'a> {
    Tag(&'a str),
    End(&'a str),
    Text(&'a str),
}

#[generator]
fn markup(mut rest: &str) -> impl Iterator<Item = Markup<'_>> {
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('<') {
            let Some((tag, after)) = after.split_once('>') else {
                yield_!(Markup::Text(rest));
                break;
            };
            rest = after;
            match tag.strip_prefix('/') {
                Some(name) => yield_!(Markup::End(name)),
                None => yield_!(Markup::Tag(tag)),
            }
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            if !text.trim().is_empty() {
                yield_!(Markup::Text(text));
            }
            rest = after;
        }
    }
}

/// Longest match first.
#[generator]
fn operators(source: &[u8]) -> impl Iterator<Item = &'static str> {
    let mut rest = source;
    loop {
        rest = match rest {
            [] => break,
            [b'=', b'=', b'=', tail @ ..] => {
                yield_!("===");
                tail
            }
            [b'=', b'=', tail @ ..] => {
                yield_!("==");
                tail
            }
            [b'=', tail @ ..] => {
                yield_!("=");
                tail
            }
            [b'<' | b'>', b'=', tail @ ..] => {
                yield_!(if rest[0] == b'<' { "<=" } else { ">=" });
                tail
            }
            [_, tail @ ..] => tail,
        };
    }
}

cases! {
    arithmetic { drive!(arithmetic("3.5*(x_1 - 20) $")); }
    spans { drive!(spans("let x=1; x += 22")); }
    words_by_line { drive!(Lexer::new("a bc\n d\n\ne").words_by_line()); }
    tokens {
        drive!(Lexer::new("f(12) # no\n \"a b\" + y").tokens());
        drive!(Lexer::new("x \"open").tokens());
    }
    shell_words {
        drive!(shell_words("cp 'a b' c\\ d ''"));
        drive!(shell_words("x 'y"));
        drive!(shell_words("x \\"));
    }
    markup { drive!(markup("<p>hello <b>you</b> </p> <oops")); }
    operators { drive!(operators(b"===>=x===<")); }
}
