//! Parsers: recursive descent, precedence, formats that nest.

use std::iter::Peekable;
use std::str::Chars;

use super::prelude::*;

#[derive(Debug, Clone, PartialEq)]
pub enum Tok {
    Num(i64),
    Ident(String, u32),
    Plus,
    Star,
    Open,
    Close,
}

pub fn toks() -> Vec<Tok> {
    vec![
        Tok::Num(2),
        Tok::Star,
        Tok::Open,
        Tok::Ident("x".into(), 3),
        Tok::Plus,
        Tok::Num(4),
        Tok::Close,
        Tok::Plus,
        Tok::Num(1),
    ]
}

/// Infix to postfix: the shunting yard.
#[generator]
fn postfix(toks: impl IntoIterator<Item = Tok>) -> impl Iterator<Item = Result<Tok, String>> {
    let power = |tok: &Tok| match tok {
        Tok::Plus => 1,
        Tok::Star => 2,
        _ => 0,
    };
    let mut held: Vec<Tok> = Vec::new();
    for tok in toks {
        match tok {
            Tok::Num(_) | Tok::Ident(..) => yield_!(Ok(tok)),
            Tok::Plus | Tok::Star => {
                while let Some(top) = held.last()
                    && power(top) >= power(&tok)
                {
                    yield_!(Ok(held.pop().unwrap()));
                }
                held.push(tok);
            }
            Tok::Open => held.push(tok),
            Tok::Close => loop {
                match held.pop() {
                    Some(Tok::Open) => break,
                    Some(other) => yield_!(Ok(other)),
                    None => return Err("a bracket too many".to_owned()),
                }
            },
        }
    }
    while let Some(tok) = held.pop() {
        if tok == Tok::Open {
            Err("a bracket is open")?;
        }
        yield_!(Ok(tok));
    }
}

/// The events of a JSON text, as a pull parser has them.
#[generator]
fn json_events(text: &str) -> impl Iterator<Item = Result<String, String>> {
    let mut chars = text.char_indices().peekable();
    let mut depth = 0;
    while let Some((at, c)) = chars.next() {
        match c {
            '{' | '[' => {
                depth += 1;
                yield_!(Ok(format!("begin {c} at {depth}")));
            }
            '}' | ']' => {
                if depth == 0 {
                    return Err(format!("{at}: nothing is open"));
                }
                yield_!(Ok(format!("end {c} at {depth}")));
                depth -= 1;
            }
            '"' => {
                let mut end = at + 1;
                for (i, c) in chars.by_ref() {
                    end = i;
                    if c == '"' {
                        break;
                    }
                }
                let what = if chars.peek().is_some_and(|(_, c)| *c == ':') { "key" } else { "string" };
                yield_!(Ok(format!("{what} {}", &text[at + 1..end])));
            }
            '-' | '0'..='9' => {
                let mut end = at + 1;
                while let Some((i, _)) = chars.next_if(|(_, c)| c.is_ascii_digit()) {
                    end = i + 1;
                }
                let number: i64 = text[at..end].parse().map_err(|e| format!("{at}: {e}"))?;
                yield_!(Ok(format!("number {number}")));
            }
            ',' | ':' | ' ' => {}
            other => return Err(format!("{at}: unexpected {other:?}")),
        }
    }
}

/// Lisp, one top-level form after the other.
#[generator]
fn forms(source: &str) -> impl Iterator<Item = String> {
    fn form(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
        while chars.next_if(|c| c.is_whitespace()).is_some() {}
        let first = chars.next()?;
        if first == '(' {
            let mut items = Vec::new();
            while chars.peek().is_some_and(|c| *c != ')') {
                items.push(form(chars)?);
            }
            chars.next();
            Some(format!("[{}]", items.join(", ")))
        } else {
            let mut atom = String::from(first);
            while let Some(c) = chars.next_if(|c| !c.is_whitespace() && !"()".contains(*c)) {
                atom.push(c);
            }
            Some(atom)
        }
    }
    let mut chars = source.chars().peekable();
    while let Some(form) = form(&mut chars) {
        yield_!(form);
    }
}

struct Parser {
    toks: Vec<Tok>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Tok> {
        self.toks.get(self.at)
    }

    fn bump(&mut self) -> Tok {
        self.at += 1;
        self.toks[self.at - 1].clone()
    }
}

/// The parser is the generator's own.
#[generator]
fn statements(toks: Vec<Tok>) -> impl Iterator<Item = Vec<Tok>> {
    let mut parser = Parser { toks, at: 0 };
    let mut statement = Vec::new();
    while let Some(tok) = parser.peek() {
        if *tok == Tok::Plus {
            parser.bump();
            yield_!(std::mem::take(&mut statement));
        } else {
            statement.push(parser.bump());
        }
    }
    if !statement.is_empty() {
        yield_!(statement);
    }
}

/// Query strings, percent signs and all.
#[generator]
fn query(text: &str) -> impl Iterator<Item = Result<(String, Option<String>), std::num::ParseIntError>> {
    fn decode(text: &str) -> Result<String, std::num::ParseIntError> {
        let mut decoded = String::new();
        let mut parts = text.split('%');
        decoded.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (hex, rest) = part.split_at(2.min(part.len()));
            decoded.push(u8::from_str_radix(hex, 16)? as char);
            decoded.push_str(rest);
        }
        Ok(decoded)
    }
    for pair in text.split('&') {
        let (key, value) = match pair.split_once('=') {
            Some((key, value)) => (decode(key)?, Some(decode(value)?)),
            None => (decode(pair)?, None),
        };
        yield_!(Ok((key, value)));
    }
}

#[generator]
fn names(toks: Vec<Tok>) -> impl Iterator<Item = String> {
    for tok in toks {
        match tok {
            Tok::Ident(name, _) => yield_!(name),
            Tok::Num(n) if n > 1 => yield_!(n.to_string()),
            _ => {}
        }
    }
}

cases! {
    postfix {
        drive!(postfix(toks()));
        drive!(postfix([Tok::Num(1), Tok::Close]));
        drive!(postfix([Tok::Open, Tok::Num(1)]));
    }
    json_events {
        drive!(json_events(r#"{"a": [1, -23, "x"], "b": {}}"#));
        drive!(json_events("[1]]"));
        drive!(json_events("[-]"));
    }
    forms { drive!(forms("(add 1 (mul x 2)) nil ((a))")); }
    statements { drive!(statements(toks())); }
    query {
        drive!(query("a=1&b%20c=%41x&flag"));
        drive!(query("a=%zz"));
    }
    names { drive!(names(toks())); }
}
