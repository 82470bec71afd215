//! The delimiters of a source that may be no Rust, and the lines of it that begin in code: neither in a string nor in a comment.

use std::ops::Range;

/// What is wrong with delimiters, and where.
pub(crate) struct Unbalanced {
    pub(crate) message: String,
    pub(crate) bytes: Range<usize>,
}

/// What was found between two places.
#[derive(Default)]
pub(crate) struct Scanned {
    delimiters: Vec<(usize, char)>,
    /// Where lines begin that begin in code.
    pub(crate) lines: Vec<usize>,
    /// A string or a comment that does not end.
    pub(crate) unended: Option<Unbalanced>,
}

impl Scanned {
    pub(crate) fn of(source: &str) -> Scanned {
        let mut scanned = Scanned { lines: vec![0], ..Scanned::default() };
        let mut at = 0;
        while let Some(char) = source[at..].chars().next() {
            at = scanned.token(source, at, char);
        }
        scanned
    }

    /// Goes over what begins here: where it ends.
    fn token(&mut self, source: &str, at: usize, char: char) -> usize {
        let rest = &source[at..];
        let after = at + char.len_utf8();
        match char {
            '\n' => self.lines.push(after),
            '(' | '[' | '{' | ')' | ']' | '}' => self.delimiters.push((at, char)),
            '/' if rest.starts_with("//") => return at + rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => return self.end_of_comment(source, at),
            '"' => return self.end_of(source, at, after, '"', "string"),
            '\'' => {
                let mut inside = source[after..].chars();
                return match (inside.next(), inside.next()) {
                    (Some('\\'), _) => self.end_of(source, at, after, '\'', "character"),
                    (Some(one), Some('\'')) => after + one.len_utf8() + 1,
                    // A lifetime.
                    _ => after,
                };
            }
            char if char.is_alphanumeric() || char == '_' => {
                let word = rest.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(rest.len());
                let hashes = rest[word..].chars().take_while(|char| *char == '#').count();
                let is_raw = matches!(&rest[..word], "r" | "br" | "cr") && rest[word + hashes..].starts_with('"');
                if !is_raw {
                    return at + word;
                }
                let inside = at + word + hashes + 1;
                let end = format!("\"{}", "#".repeat(hashes));
                return match source[inside..].find(&end) {
                    Some(length) => inside + length + end.len(),
                    None => self.never_ends(source, at, "string"),
                };
            }
            _ => {}
        }
        after
    }

    fn end_of(&mut self, source: &str, from: usize, inside: usize, end: char, what: &str) -> usize {
        let mut escaped = false;
        for (at, char) in source[inside..].char_indices() {
            match char {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                char if char == end => return inside + at + 1,
                _ => {}
            }
        }
        self.never_ends(source, from, what)
    }

    fn end_of_comment(&mut self, source: &str, from: usize) -> usize {
        let (mut depth, mut at) = (0_usize, from);
        while at < source.len() {
            let rest = &source.as_bytes()[at..];
            if rest.starts_with(b"/*") {
                (depth, at) = (depth + 1, at + 2);
            } else if rest.starts_with(b"*/") {
                (depth, at) = (depth - 1, at + 2);
                if depth == 0 {
                    return at;
                }
            } else {
                at += 1;
            }
        }
        self.never_ends(source, from, "comment")
    }

    fn never_ends(&mut self, source: &str, from: usize, what: &str) -> usize {
        self.unended = Some(Unbalanced { message: format!("this {what} never ends"), bytes: from..from + 1 });
        source.len()
    }

    /// The first delimiter in this part of the source that has no other one.
    pub(crate) fn unbalanced(&self, part: &Range<usize>) -> Option<Unbalanced> {
        let mut open: Vec<(usize, char)> = Vec::new();
        let unclosed = |(at, char): (usize, char)| Unbalanced {
            message: format!("this `{char}` is never closed"),
            bytes: at..at + 1,
        };
        for (at, char) in self.delimiters.iter().copied().filter(|(at, _)| part.contains(at)) {
            let closes = match char {
                ')' => '(',
                ']' => '[',
                '}' => '{',
                _ => {
                    open.push((at, char));
                    continue;
                }
            };
            match open.pop() {
                Some((_, before)) if before == closes => {}
                Some(before) => return Some(unclosed(before)),
                None => {
                    return Some(Unbalanced { message: format!("nothing opens this `{char}`"), bytes: at..at + 1 });
                }
            }
        }
        open.pop().map(unclosed)
    }
}
