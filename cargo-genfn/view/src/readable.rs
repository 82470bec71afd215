//! What can be read of a file that is no Rust: all items but those that can't.
//!
//! ```text
//! fn one() { … }        is read
//! fn wrong() { let = }  is told of, and blanked: what follows is where it was
//! fn two() { … }        is read
//! ```
//!
//! An item begins at a line that is indented as its neighbours are, and reaches to the next one: where delimiters have no other ones,
//! nothing else says where it ends. In a `mod`, `impl` or `trait` the items are those in it.

use std::ops::Range;

use crate::Mistake;
use crate::delimiters::Scanned;

/// The most items of a file that are left out one by one.
const MOST: usize = 100;

/// The items that can be read, and why others can't.
pub(crate) fn read(source: &str) -> (syn::File, Vec<Mistake>) {
    let mut text = without_its_first_words(source);
    let mut mistakes: Vec<Mistake> = Vec::new();
    for _ in 0..MOST {
        let scanned = Scanned::of(&text);
        let all = 0..text.len();
        let (mistake, wrong) = if let Some(unended) = &scanned.unended {
            let first = chunks(&text, &scanned, &all, 0).into_iter().rfind(|item| item.start <= unended.bytes.start);
            let from = first.map_or(0, |item| item.start);
            (Mistake::in_source(source, unended.bytes.clone(), unended.message.clone()), from..text.len())
        } else if scanned.unbalanced(&all).is_some() {
            let wrong = unbalanced_item(&text, &scanned, &all, 0);
            let Some(found) = scanned.unbalanced(&wrong) else { break };
            (Mistake::in_source(source, found.bytes, found.message), wrong)
        } else {
            match syn::parse_file(&text) {
                Ok(file) => return (file, mistakes),
                Err(error) => {
                    let mut mistake = Mistake::at(error.span(), error.to_string());
                    if mistake.message == "cannot parse string into token stream" {
                        mistake.message = "this is no token of Rust's".to_owned();
                    }
                    let wrong = item_at(&text, &scanned, mistake.bytes.start.min(text.len()));
                    (mistake, wrong)
                }
            }
        };
        let was_there = text[wrong.clone()].trim() != "";
        if mistakes.last().is_none_or(|last| *last != mistake) {
            mistakes.push(mistake);
        }
        blank(&mut text, if was_there { wrong } else { all });
    }
    (syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: Vec::new() }, mistakes)
}

/// A byte order mark and what a shell reads are blanks, so that all else is where it was.
fn without_its_first_words(source: &str) -> String {
    let mut text = source.to_owned();
    let mark = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let is_shebang = source[mark..].starts_with("#!") && !source[mark + 2..].trim_start().starts_with('[');
    let end = if is_shebang { source.find('\n').unwrap_or(source.len()) } else { mark };
    blank(&mut text, 0..end);
    text
}

/// As many bytes, and as many lines.
fn blank(text: &mut String, part: Range<usize>) {
    let blanks: String = text[part.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(part, &blanks);
}

/// How far a line is indented, and what stands there.
fn indented(text: &str, line: usize) -> (usize, &str) {
    let line = text[line..].split('\n').next().unwrap_or_default();
    let written = line.trim_start();
    (line.len() - written.len(), written)
}

/// The items of a part of the source that are indented so far.
fn chunks(text: &str, scanned: &Scanned, part: &Range<usize>, indent: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut is_open, mut is_headed) = (false, false);
    for line in scanned.lines.iter().copied().filter(|line| part.contains(line)) {
        let (depth, written) = indented(text, line);
        if written.is_empty() || depth > indent {
            continue;
        }
        if is_open && let Some(last) = found.last_mut() {
            last.end = line;
        }
        is_open = depth == indent;
        if !is_open {
            continue;
        }
        let is_head = written.starts_with('#') || written.starts_with("//") || written.starts_with("/*");
        let begins = is_head || written.starts_with(|char: char| char.is_alphabetic() || char == '_');
        let goes_on = is_headed || !begins || written.starts_with("where") || written.starts_with("else");
        match found.last_mut() {
            Some(last) if goes_on => last.end = part.end,
            _ => found.push(line..part.end),
        }
        is_headed = is_head;
    }
    found
}

/// The items in an item, and how far they are indented.
fn members(text: &str, scanned: &Scanned, item: &Range<usize>, indent: usize) -> (Vec<Range<usize>>, usize) {
    let lines = || scanned.lines.iter().copied().filter(|line| item.contains(line));
    let head = lines()
        .map(|line| indented(text, line).1)
        .find(|written| !written.is_empty() && !written.starts_with('#') && !written.starts_with("//"));
    let mut words = head.unwrap_or_default().split(|char: char| !char.is_alphanumeric() && char != '_');
    let holds_items = words.any(|word| matches!(word, "mod" | "impl" | "trait"))
        && !head.unwrap_or_default().split(['(', '{']).next().unwrap_or_default().contains("fn ");
    let deeper =
        lines().map(|line| indented(text, line)).filter(|(depth, written)| *depth > indent && !written.is_empty());
    match deeper.map(|(depth, _)| depth).min() {
        Some(depth) if holds_items => (chunks(text, scanned, item, depth), depth),
        _ => (Vec::new(), indent),
    }
}

/// The innermost item whose delimiters have no other ones, if that is what is wrong with what is around it.
fn unbalanced_item(text: &str, scanned: &Scanned, part: &Range<usize>, indent: usize) -> Range<usize> {
    let items = if indent == 0 && part.start == 0 && part.end == text.len() {
        (chunks(text, scanned, part, 0), 0)
    } else {
        members(text, scanned, part, indent)
    };
    match items.0.into_iter().find(|item| scanned.unbalanced(item).is_some()) {
        Some(item) if item != *part => unbalanced_item(text, scanned, &item, items.1),
        _ => part.clone(),
    }
}

/// The innermost item that something is wrong with here; all, where no item is.
fn item_at(text: &str, scanned: &Scanned, at: usize) -> Range<usize> {
    let all = 0..text.len();
    let (mut around, mut items, mut indent) = (all.clone(), chunks(text, scanned, &all, 0), 0);
    loop {
        // What is missing at the end of an item is missed where the next one begins.
        let found = items.iter().rposition(|item| item.start <= at && at <= item.end);
        let Some(mut found) = found else { return around };
        if text[items[found].start..at].trim().is_empty() && found > 0 {
            found -= 1;
        }
        around = items[found].clone();
        (items, indent) = members(text, scanned, &around, indent);
    }
}
