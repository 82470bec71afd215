//! Text: words, lines, patterns, templates, edits.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

use super::prelude::*;

/// Words in lower case; those that are so already are borrowed.
#[generator]
fn words<'t>(text: &'t str) -> impl Iterator<Item = Cow<'t, str>> {
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'') {
        let word = word.trim_matches('\'');
        if word.is_empty() {
            continue;
        }
        yield_!(if word.chars().any(char::is_uppercase) {
            Cow::Owned(word.to_lowercase())
        } else {
            Cow::Borrowed(word)
        });
    }
}

/// Each word that is new, with how often it came before its last time.
#[generator]
fn vocabulary<'t>(text: &'t str, stop: &HashSet<&str>) -> impl Iterator<Item = (usize, &'t str)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in text.split_whitespace().filter(|word| !stop.contains(word)) {
        let count = counts.entry(word).or_default();
        *count += 1;
        if *count == 1 {
            yield_!((counts.len(), word));
        }
    }
    let mut repeated: Vec<_> = counts.into_iter().filter(|&(_, count)| count > 1).collect();
    repeated.sort_by(|(a, m), (b, n)| n.cmp(m).then(a.cmp(b)));
    for (word, count) in repeated {
        yield_!((count, word));
    }
}

/// Greedy lines of words, no wider than they have to be.
#[generator]
fn wrap(text: &str, width: usize) -> impl Iterator<Item = String> {
    for paragraph in text.split("\n\n") {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let needed = line.chars().count() + usize::from(!line.is_empty()) + word.chars().count();
            if needed > width && !line.is_empty() {
                yield_!(std::mem::take(&mut line));
            }
            let mut word = word;
            while let Some((cut, _)) = word.char_indices().nth(width) {
                let (head, tail) = word.split_at(cut);
                yield_!(head.to_string());
                word = tail;
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        yield_!(line);
    }
}

/// `{name}` and `{name|default}`; a brace that is doubled is one.
#[generator]
fn template<'t>(text: &'t str, values: &BTreeMap<&str, &'t str>) -> impl Iterator<Item = Result<Cow<'t, str>, String>> {
    let mut rest = text;
    while let Some(brace) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(brace);
        if !before.is_empty() {
            yield_!(Ok(before.into()));
        }
        if from.starts_with("{{") || from.starts_with("}}") {
            yield_!(Ok(from[..1].into()));
            rest = &from[2..];
            continue;
        }
        let inner = from.strip_prefix('{').ok_or_else(|| format!("a stray brace at {}", text.len() - from.len()))?;
        let Some((name, after)) = inner.split_once('}') else {
            return Err(format!("{inner:?} is not closed"));
        };
        rest = after;
        let value = match name.split_once('|') {
            Some((name, default)) => values.get(name).copied().unwrap_or(default),
            None => values.get(name).ok_or(format!("no value for {name}"))?,
        };
        yield_!(Ok(if value.contains('<') { value.replace('<', "&lt;").into() } else { value.into() }));
    }
    if !rest.is_empty() {
        yield_!(Ok(Cow::Borrowed(rest)));
    }
}

#[derive(Debug)]
pub enum Edit<'t> {
    Keep(&'t str),
    Remove(&'t str),
    Insert(&'t str),
}

/// From the old lines to the new, by their longest common subsequence.
#[generator]
fn edits<'t>(old: &'t str, new: &'t str) -> impl Iterator<Item = Edit<'t>> {
    let old: Vec<&str> = old.lines().collect();
    let new: Vec<&str> = new.lines().collect();
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            common[i][j] = if a == b { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    loop {
        match (old.get(i), new.get(j)) {
            (Some(a), Some(b)) if a == b => {
                yield_!(Edit::Keep(a));
                i += 1;
                j += 1;
            }
            (Some(a), b) if b.is_none() || common[i + 1][j] >= common[i][j + 1] => {
                yield_!(Edit::Remove(a));
                i += 1;
            }
            (_, Some(b)) => {
                j += 1;
                yield_!(Edit::Insert(b));
            }
            (_, None) => break,
        }
    }
}

/// Names that match a pattern of `*`, `?`, `[abc]` and plain characters.
#[generator]
fn glob<'n>(names: &[&'n str], pattern: &str) -> impl Iterator<Item = &'n str> {
    fn matches(pattern: &[char], name: &[char]) -> bool {
        match (pattern, name) {
            ([], []) => true,
            (['*', rest @ ..], _) => (0..=name.len()).any(|n| matches(rest, &name[n..])),
            (['?', rest @ ..], [_, name @ ..]) => matches(rest, name),
            (['[', class @ ..], [c, name @ ..]) => match class.iter().position(|c| *c == ']') {
                Some(end) => class[..end].contains(c) && matches(&class[end + 1..], name),
                None => false,
            },
            ([p, pattern @ ..], [c, name @ ..]) => p == c && matches(pattern, name),
            _ => false,
        }
    }
    let pattern: Vec<char> = pattern.chars().collect();
    let mut chars = Vec::new();
    for &name in names {
        chars.clear();
        chars.extend(name.chars());
        if name.starts_with('.') && pattern.first() != Some(&'.') {
            continue;
        }
        if matches(&pattern, &chars) {
            yield_!(name);
        }
    }
}

/// Statements that end with a semicolon, out of pieces that end anywhere.
#[generator]
fn statements(pieces: Vec<&str>) -> impl Iterator<Item = String> {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece);
        while let Some(end) = text.find(';') {
            let rest = text.split_off(end + 1);
            let statement = text[..end].trim();
            if !statement.is_empty() {
                yield_!(statement.to_owned());
            }
            text = rest;
        }
    }
    let t = text.trim();
    if !t.is_empty() {
        yield_!(format!("{t} (open)"));
    }
    text.clear();
}

/// Paragraphs without their comments, one buffer for all.
#[generator]
fn paragraphs(source: &str) -> impl Iterator<Item = (usize, String)> {
    let mut text = String::new();
    let mut start = 0;
    for (i, line) in source.lines().chain(std::iter::once("")).enumerate() {
        let line = line.split('#').next().unwrap_or(line);
        if !line.trim().is_empty() {
            if text.is_empty() {
                start = i + 1;
            }
            writeln!(text, "{}", line.trim_end()).unwrap();
            continue;
        }
        let t = text.trim();
        if t.is_empty() {
            continue;
        }
        yield_!((start, t.to_owned()));
        text.clear();
    }
}

/// The parts of `someHTMLName` or `snake_case`.
#[generator]
fn name_parts(name: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let mut chars = name.char_indices().peekable();
    let mut previous: Option<char> = None;
    while let Some((at, c)) = chars.next() {
        let next_is_lower = chars.peek().is_some_and(|(_, next)| next.is_lowercase());
        let begins = match previous {
            Some(p) if p.is_lowercase() || p.is_ascii_digit() => c.is_uppercase(),
            Some(p) if p.is_uppercase() => c.is_uppercase() && next_is_lower,
            _ => false,
        };
        if c == '_' || begins {
            let part = &name[start..at];
            if !part.is_empty() {
                yield_!(part);
            }
            start = if c == '_' { at + 1 } else { at };
        }
        previous = Some(c);
    }
    let Some(last @ [_, ..]) = name.get(start..).map(str::as_bytes) else { return };
    yield_!(std::str::from_utf8(last).unwrap());
}

fn stop() -> HashSet<&'static str> {
    HashSet::from(["the", "a"])
}

cases! {
    words { drive!(words("It's 'Time', to GO home-ward")); }
    vocabulary { drive!(vocabulary("the cat saw a dog and the dog saw the other cat saw", &stop())); }
    wrap {
        drive!(wrap("the quick brown fox jumps\n\nover incomprehensibly lazy\ndogs", 10));
        drive!(wrap("", 10));
    }
    template {
        let values = BTreeMap::from([("name", "<Ann>"), ("n", "3")]);
        drive!(template("{{Hi}} {name}, {n} new{what| mails}!", &values));
        drive!(template("{none}", &values));
        drive!(template("a }b", &values));
        drive!(template("a {name", &values));
    }
    edits {
        drive!(edits("a\nb\nc\nd", "a\nx\nc\nd\ne"));
        drive!(edits("a\nb", ""));
    }
    glob {
        drive!(glob(&["a.rs", ".b.rs", "c.txt", "ab.rs"], "*.rs"));
        drive!(glob(&["a1", "b2", "c3", "a11"], "[ab]?"));
    }
    statements { drive!(statements(vec!["let x", " = 1; f(", "x);;\n ", "g(); tail"])); }
    paragraphs { drive!(paragraphs("# top\n\none # x\n  two\n\n\n three")); }
    name_parts {
        drive!(name_parts("parseHTMLText2Go_on_"));
        drive!(name_parts(""));
    }
}
