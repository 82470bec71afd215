//! What is looked at first, and then taken: peeks, cursors, buffers, positions.

use std::collections::{LinkedList, VecDeque};
use std::iter::Peekable;
use std::str::Chars;

use super::prelude::*;

#[derive(Debug, PartialEq)]
pub enum Token<'t> {
    Word(&'t str),
    Number(i64),
    Sign(char),
    End,
}

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

    fn token(&mut self) -> Token<'t> {
        self.take_while(char::is_whitespace);
        match self.peek() {
            None => Token::End,
            Some(c) if c.is_alphabetic() => Token::Word(self.take_while(char::is_alphanumeric)),
            Some(c) if c.is_ascii_digit() => Token::Number(self.take_while(|c| c.is_ascii_digit()).parse().unwrap()),
            Some(c) => {
                self.bump();
                Token::Sign(c)
            }
        }
    }
}

/// The tokens; two signs that belong together are one.
#[generator]
fn tokens(text: &str) -> impl Iterator<Item = String> {
    let mut cursor = Cursor { text, at: 0 };
    loop {
        let token = cursor.token();
        match token {
            Token::End => break,
            Token::Sign(c @ ('<' | '>' | '=')) if cursor.peek() == Some('=') => {
                cursor.bump();
                yield_!(format!("{c}="));
            }
            other => yield_!(format!("{other:?}")),
        }
    }
}

fn digits(chars: &mut Peekable<Chars<'_>>) -> usize {
    let mut n = 0;
    while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
        n = n * 10 + digit as usize;
        chars.next();
    }
    n
}

/// `3a2(bc)` written out.
#[generator]
fn expanded(packed: &str) -> impl Iterator<Item = String> {
    let mut chars = packed.chars().peekable();
    while let Some(first) = chars.peek() {
        if first.is_whitespace() {
            chars.next();
            continue;
        }
        let times = if first.is_ascii_digit() { digits(&mut chars) } else { 1 };
        match chars.next() {
            Some('(') => {
                let mut group = String::new();
                while let Some(c) = chars.next_if(|c| *c != ')') {
                    group.push(c);
                }
                chars.next();
                yield_!(group.repeat(times));
            }
            Some(c) => {
                for _ in 0..times {
                    yield_!(c.to_string());
                }
            }
            None => return,
        }
    }
}

/// Lines of a buffer that is filled piece by piece.
#[generator]
fn lines_of(pieces: impl IntoIterator<Item = &'static str>) -> impl Iterator<Item = String> {
    let mut buffer = String::new();
    for piece in pieces {
        buffer.push_str(piece);
        while let Some((line, rest)) = buffer.split_once('\n') {
            let line = line.trim().to_owned();
            let rest = rest.to_owned();
            buffer = rest;
            yield_!(line);
        }
    }
    let last = buffer.trim();
    if !last.is_empty() {
        let last = last.to_uppercase();
        buffer.clear();
        yield_!(last);
    }
}

/// Frames: a length, then as many bytes.
#[generator]
fn frames(reads: Vec<Vec<u8>>) -> impl Iterator<Item = Result<Vec<u8>, String>> {
    let mut buffer: VecDeque<u8> = VecDeque::new();
    let mut reads = reads.into_iter();
    loop {
        if let Some(&length) = buffer.front() {
            if length == 0 {
                return Err("an empty frame".to_owned());
            }
            if buffer.len() > length as usize {
                let frame: Vec<u8> = buffer.drain(..=length as usize).skip(1).collect();
                yield_!(Ok(frame));
                continue;
            }
        }
        let Some(read) = reads.next() else { break };
        buffer.extend(read);
    }
    if !buffer.is_empty() {
        Err(format!("{} bytes are left", buffer.len()))?;
    }
}

/// Who is next: the first that nobody of the others waits for.
#[generator]
fn next_ones(mut waiting: Vec<(char, Vec<char>)>) -> impl Iterator<Item = char> {
    while let Some(at) = waiting.iter().position(|(_, needs)| needs.is_empty()) {
        let (name, _) = waiting.swap_remove(at);
        for (_, needs) in waiting.iter_mut() {
            needs.retain(|need| *need != name);
        }
        yield_!(name);
    }
    if let Some((name, _)) = waiting.first() {
        yield_!(name.to_ascii_uppercase());
    }
}

/// Intervals that touch become one.
#[generator]
fn unions(mut intervals: Vec<(i32, i32)>) -> impl Iterator<Item = (i32, i32)> {
    intervals.sort();
    let mut open: VecDeque<(i32, i32)> = VecDeque::new();
    for (from, to) in intervals {
        match open.back_mut() {
            Some(last) if last.1 >= from => last.1 = last.1.max(to),
            _ => open.push_back((from, to)),
        }
        while open.len() > 1 {
            let first = open.front_mut().unwrap();
            first.0 -= 1;
            let done = *first;
            open.pop_front();
            yield_!(done);
        }
    }
    yield_from!(open);
}

/// Indents as begins and ends.
#[generator]
fn nesting(lines: &[&str]) -> impl Iterator<Item = (char, usize)> {
    let mut stack = vec![0];
    for line in lines {
        let indent = line.len() - line.trim_start().len();
        let top = stack.last_mut().unwrap();
        if indent > *top {
            stack.push(indent);
            yield_!(('+', indent));
            continue;
        }
        while let Some(top) = stack.last() {
            if *top <= indent {
                break;
            }
            let was = *top;
            stack.pop();
            yield_!(('-', was));
        }
    }
    while let Some(top) = stack.pop() {
        yield_!(('.', top));
    }
}

/// Two that come in order, as one.
#[generator]
fn zipped(mut a: LinkedList<u32>, mut b: LinkedList<u32>) -> impl Iterator<Item = (u32, u32)> {
    loop {
        match (a.front_mut(), b.front_mut()) {
            (Some(x), Some(y)) if x == y => {
                let both = *x;
                a.pop_front();
                b.pop_front();
                yield_!((both, 2));
            }
            (Some(x), Some(y)) if *x > *y => {
                let one = std::mem::replace(y, *x);
                *x -= 1;
                b.pop_front();
                yield_!((one, 1));
            }
            (Some(x), _) => {
                let one = *x;
                let _ = a.pop_front();
                yield_!((one, 0));
            }
            (None, Some(_)) => yield_from!(b.split_off(0).into_iter().map(|y| (y, 1))),
            (None, None) => return,
        }
    }
}

cases! {
    tokens { drive!(tokens("if a1 <= 20 { b=3 }")); }
    expanded { drive!(expanded("3a 2(bc)d10")); }
    lines_of { drive!(lines_of(["a\nb", "c\n", " d", "e "])); }
    frames {
        drive!(frames(vec![vec![2, 7], vec![8, 1], vec![9]]));
        drive!(frames(vec![vec![1, 7, 0]]));
        drive!(frames(vec![vec![3, 7]]));
    }
    next_ones { drive!(next_ones(vec![('a', vec!['b', 'c']), ('b', vec!['c']), ('c', vec![]), ('d', vec!['d'])])); }
    unions { drive!(unions(vec![(5, 6), (1, 3), (2, 4), (9, 9)])); }
    nesting { drive!(nesting(&["a", "  b", "    c", "  d", "e"])); }
    zipped { drive!(zipped([1, 3, 5].into(), [1, 2, 5, 9].into())); }
}
