//! Formats of records: lines, fields, headers, and what goes wrong in them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::num::{ParseFloatError, ParseIntError};
use std::str::{self, Utf8Error};

use super::prelude::*;

#[derive(Debug)]
pub enum Error {
    Int(ParseIntError),
    Float(ParseFloatError),
    Utf8(Utf8Error),
    Missing(&'static str),
    Line { number: usize, why: String },
}

impl From<ParseIntError> for Error {
    fn from(error: ParseIntError) -> Self {
        Error::Int(error)
    }
}

impl From<ParseFloatError> for Error {
    fn from(error: ParseFloatError) -> Self {
        Error::Float(error)
    }
}

impl From<Utf8Error> for Error {
    fn from(error: Utf8Error) -> Self {
        Error::Utf8(error)
    }
}

/// Rows of fields. A quoted field may hold commas, line breaks, and doubled quotes.
#[generator]
fn csv(text: &str) -> impl Iterator<Item = Result<Vec<String>, Error>> {
    let mut chars = text.chars().peekable();
    let mut row = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut number = 1;
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            ('"', true) => quoted = false,
            ('"', false) if field.is_empty() => quoted = true,
            ('"', false) => return Err(Error::Line { number, why: format!("a quote after {field:?}") }),
            (',', false) => row.push(std::mem::take(&mut field)),
            ('\n', false) => {
                number += 1;
                row.push(std::mem::take(&mut field));
                yield_!(Ok(std::mem::take(&mut row)));
            }
            (c, _) => field.push(c),
        }
    }
    if quoted {
        return Err(Error::Line { number, why: "a quote is open".to_owned() });
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        yield_!(Ok(row));
    }
}

#[generator]
fn ini(text: &str) -> impl Iterator<Item = Result<(String, &str, &str), Error>> {
    let mut section = None;
    for (number, line) in text.lines().enumerate().map(|(i, line)| (i + 1, line.trim())) {
        if line.is_empty() || line.starts_with([';', '#']) {
            continue;
        }
        if let Some(rest) = line.strip_prefix('[') {
            let name = rest.strip_suffix(']').ok_or(Error::Line { number, why: "no closing bracket".into() })?;
            section = Some(name.to_lowercase());
        } else if let Some((key, value)) = line.split_once('=') {
            let section = section.clone().unwrap_or_default();
            yield_!(Ok((section, key.trim_end(), value.trim_start())));
        } else {
            Err(Error::Line { number, why: format!("neither section nor key: {line}") })?
        }
    }
}

/// A line that is indented belongs to the one before.
#[generator]
fn log_entries(lines: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    let mut entry: Option<String> = None;
    for line in lines {
        match &mut entry {
            Some(entry) if line.starts_with(char::is_whitespace) => {
                entry.push('\n');
                entry.push_str(line.trim());
            }
            _ => {
                if let Some(entry) = entry.replace(line) {
                    yield_!(entry);
                }
            }
        }
    }
    yield_from!(entry);
}

/// `key=value` pairs as of a log line; a value may be in quotes.
#[generator]
fn pairs<'a>(line: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let mut rest = line.trim_start();
    while let Some((key, after)) = rest.split_once('=') {
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        yield_!((key, value));
        rest = after.trim_start();
    }
    if !rest.is_empty() {
        yield_!((rest, ""));
    }
}

/// Headers as of a mail: folded lines are joined, the empty line ends them.
#[generator]
fn headers(text: &str) -> impl Iterator<Item = Result<(String, String), Error>> {
    let mut lines = text.split("\r\n").enumerate().peekable();
    while let Some((i, line)) = lines.next() {
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err(Error::Line { number: i + 1, why: "no colon".to_owned() });
        };
        if name.contains(' ') {
            return Err(Error::Line { number: i + 1, why: format!("a space in {name:?}") });
        }
        let mut value = value.trim().to_owned();
        while let Some((_, folded)) = lines.next_if(|(_, line)| line.starts_with([' ', '\t'])) {
            value += " ";
            value += folded.trim();
        }
        yield_!(Ok((name.to_ascii_lowercase(), value)));
    }
}

/// What is repeated is joined by commas, in the order in which the names came first.
#[generator]
fn joined_headers(headers: Vec<(String, String)>) -> impl Iterator<Item = (String, String)> {
    let mut order = vec![];
    let mut joined = BTreeMap::new();
    for (name, value) in headers {
        match joined.entry(name) {
            Entry::Vacant(entry) => {
                order.push(entry.key().clone());
                entry.insert(value);
            }
            Entry::Occupied(mut entry) => {
                let all: &mut String = entry.get_mut();
                all.push_str(", ");
                all.push_str(&value);
            }
        }
    }
    for name in order {
        if let Some(value) = joined.remove(&name) {
            yield_!((name, value));
        }
    }
}

#[derive(Debug, Default)]
pub struct Hunk<'a> {
    pub start: usize,
    pub removed: Vec<&'a str>,
    pub added: Vec<&'a str>,
}

/// The hunks of a unified diff.
#[generator]
fn hunks(diff: &str) -> impl Iterator<Item = Result<Hunk<'_>, Error>> {
    let mut hunk: Option<Hunk<'_>> = None;
    for line in diff.lines().skip_while(|line| !line.starts_with("@@")) {
        if let Some(range) = line.strip_prefix("@@ -") {
            if let Some(done) = hunk.take() {
                yield_!(Ok(done));
            }
            let (start, _) = range.split_once([',', ' ']).ok_or(Error::Missing("a range"))?;
            hunk = Some(Hunk { start: start.parse()?, ..Hunk::default() });
            continue;
        }
        let Some(hunk) = hunk.as_mut() else { continue };
        match line.split_at_checked(1) {
            Some(("-", text)) => hunk.removed.push(text),
            Some(("+", text)) => hunk.added.push(text),
            Some((" ", _)) | None => {}
            Some((other, _)) => return Err(Error::Line { number: hunk.start, why: format!("{other:?} begins it") }),
        }
    }
    if let Some(hunk) = hunk {
        yield_!(Ok(hunk));
    }
}

/// A name of eight bytes, a size of four octal digits, the data, padded to sixteen. A block of zeros ends it.
#[generator]
fn archive(bytes: &[u8]) -> impl Iterator<Item = Result<(&str, &[u8]), Error>> {
    let mut at = 0;
    while let Some(header) = bytes.get(at..at + 12) {
        if header.iter().all(|b| *b == 0) {
            return;
        }
        let (name, size) = header.split_at(8);
        let name = str::from_utf8(name)?.trim_end_matches('\0');
        let size = usize::from_str_radix(str::from_utf8(size)?, 8)?;
        at += 12;
        let data = bytes.get(at..at + size).ok_or(Error::Missing("data"))?;
        yield_!(Ok((name, data)));
        at += size;
        at = at.next_multiple_of(16);
    }
    if at < bytes.len() {
        return Err(Error::Missing("a header"));
    }
}

/// Places as `name lat,lon elevation`; the elevation may be left out.
#[generator]
fn places(lines: &[&[u8]]) -> impl Iterator<Item = Result<(String, f64, f64, Option<i32>), Error>> {
    for line in lines {
        let line = str::from_utf8(line)?;
        let mut fields = line.split_whitespace();
        let name = fields.next().ok_or(Error::Missing("a name"))?;
        let (lat, lon) = fields.next().and_then(|at| at.split_once(',')).ok_or(Error::Missing("a place"))?;
        let elevation = fields.next().map(str::parse).transpose()?;
        yield_!(Ok((name.replace('_', " "), lat.parse()?, lon.parse()?, elevation)));
    }
}

macro_rules! some_or {
    ($option:expr, $($otherwise:tt)+) => {
        match $option {
            Some(value) => value,
            None => $($otherwise)+,
        }
    };
}

macro_rules! unwrap_or_return {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(_) => return,
        }
    };
}

#[generator]
fn readings(lines: &str) -> impl Iterator<Item = (&str, f64)> {
    for line in lines.lines() {
        let (name, value) = some_or!(line.split_once(':'), continue);
        let value = value.trim();
        if matches!(value, "" | "-") {
            continue;
        }
        let first = some_or!(name.chars().next(), break);
        let value = unwrap_or_return!(value.parse::<f64>());
        yield_!((name, if first.is_uppercase() { -value } else { value }));
    }
    yield_!(("end", 0.0));
}

cases! {
    csv {
        drive!(csv("a,\"b,\"\"c\"\"\n\",d\n,\nlast,one"));
        drive!(csv("a,b\nc\"d\n"));
        drive!(csv("a,\"b"));
    }
    ini {
        drive!(ini("top = 1\n; no\n[Net]\nhost= a.b \n\nport =80"));
        drive!(ini("[net\nx=1"));
        drive!(ini("[net]\nx"));
    }
    log_entries {
        drive!(log_entries(["10:00 up", "10:01 panic", "  at main", "\tat start", "10:02 down"].map(String::from).into_iter()));
        drive!(log_entries(std::iter::empty()));
    }
    pairs { drive!(pairs(" level=info msg=\"it is up\" took=3 done")); }
    headers {
        drive!(headers("Host: a\r\nX-Long: b\r\n  c\r\n\td\r\nEnd:\r\n\r\nbody: no"));
        drive!(headers("Host: a\r\noops"));
        drive!(headers("Ho st: a"));
    }
    joined_headers {
        drive!(joined_headers([("b", "1"), ("a", "2"), ("b", "3")].map(|(k, v)| (k.into(), v.into())).to_vec()));
    }
    hunks {
        drive!(hunks("--- a\n+++ b\n@@ -1,2 +1,2 @@\n same\n-old\n+new\n@@ -9 +9 @@\n+more\n"));
        drive!(hunks("@@ -x,2 @@"));
        drive!(hunks("@@ -3,1 +3,1 @@\n?"));
    }
    archive {
        drive!(archive(b"a.txt\0\0\x000003abc\0b\0\0\0\0\0\0\x000001z\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
        drive!(archive(b"a.txt\0\0\x000007abc"));
        drive!(archive(b"a.txt\0\0\x00x009abc"));
        drive!(archive(b"a"));
    }
    places {
        drive!(places(&[b"Mount_Doom 1.5,-2 1700", b"sea 0,0", b"x 1,y"]));
        drive!(places(&[b"peak 0,0 high"]));
        drive!(places(&[b"\xff"]));
        drive!(places(&[b"x 1"]));
    }
    readings {
        drive!(readings("a: 1.5\nno\nB:2\nc:-\nd: 4"));
        drive!(readings("a: 1\nb: x\nc: 3"));
        drive!(readings("a: 1\n: 2\nc: 3"));
    }
}
