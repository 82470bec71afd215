//! Characters and lines of a text that the iterator owns, written as the rest of the text.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;
use core::iter::FusedIterator;
use core::str;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The part of a text that is still to come. `start` and `end` lie between two characters.
#[derive(Clone, Default)]
struct Rest {
    text: String,
    start: usize,
    end: usize,
}

impl Rest {
    fn of(text: String) -> Self {
        Self { start: 0, end: text.len(), text }
    }

    #[inline]
    fn as_str(&self) -> &str {
        &self.text[self.start..self.end]
    }
}

/// What both iterators have of the text, and how they are made.
macro_rules! of_text {
    ($name:ident) => {
        impl $name {
            /// What is still to come.
            #[inline]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        iterates!([] $name);
        impl FusedIterator for $name {}

        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self(Rest::of(text))
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                Self(Rest::of(text.to_owned()))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.as_str()).finish()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

/// The characters of a text, made by [`chars`].
///
/// ```
/// use genfn::iter::{Chars, chars};
///
/// let mut items: Chars = chars("abc");
/// items.next();
/// let text = serde_json::to_string(&items)?;
/// let rest: Chars = serde_json::from_str(&text)?;
/// assert!(rest.eq(['b', 'c']));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Chars(Rest);

of_text!(Chars);

/// The characters of a text, as [`str::chars`] has them. The iterator owns it.
///
/// ```
/// use genfn::iter::chars;
///
/// let mut items = chars("añb");
/// assert_eq!(items.next(), Some('a'));
/// assert_eq!(serde_json::to_string(&items)?, r#""ñb""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[inline]
pub fn chars(text: impl Into<String>) -> Chars {
    Chars::from(text.into())
}

impl From<str::Chars<'_>> for Chars {
    #[inline]
    fn from(items: str::Chars<'_>) -> Self {
        Self::from(items.as_str())
    }
}

impl Iterator for Chars {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        let char = self.as_str().chars().next()?;
        self.0.start += char.len_utf8();
        Some(char)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.as_str().chars().size_hint()
    }

    #[inline]
    fn count(self) -> usize {
        self.as_str().chars().count()
    }

    #[inline]
    fn last(mut self) -> Option<char> {
        self.next_back()
    }

    #[inline]
    fn fold<A, F: FnMut(A, char) -> A>(self, init: A, f: F) -> A {
        self.as_str().chars().fold(init, f)
    }
}

impl DoubleEndedIterator for Chars {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        let char = self.as_str().chars().next_back()?;
        self.0.end -= char.len_utf8();
        Some(char)
    }
}

/// The characters of a text, with where each begins: [`str::char_indices`]. The iterator owns the text.
///
/// ```
/// use genfn::iter::CharIndices;
///
/// let mut items = CharIndices::from("ñb");
/// assert_eq!(items.next(), Some((0, 'ñ')));
/// assert_eq!(serde_json::to_string(&items)?, r#"{"at":2,"text":"b"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharIndices {
    at: usize,
    text: Chars,
}

iterates!([] CharIndices);
impl FusedIterator for CharIndices {}

impl From<String> for CharIndices {
    #[inline]
    fn from(text: String) -> Self {
        Self { at: 0, text: text.into() }
    }
}

impl From<&str> for CharIndices {
    #[inline]
    fn from(text: &str) -> Self {
        Self { at: 0, text: text.into() }
    }
}

impl From<str::CharIndices<'_>> for CharIndices {
    #[inline]
    fn from(items: str::CharIndices<'_>) -> Self {
        Self { at: items.offset(), text: items.as_str().into() }
    }
}

// What is read may begin anywhere. So it wraps around.
impl Iterator for CharIndices {
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let char = self.text.next()?;
        let at = self.at;
        self.at = at.wrapping_add(char.len_utf8());
        Some((at, char))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.text.size_hint()
    }

    #[inline]
    fn count(self) -> usize {
        self.text.count()
    }

    #[inline]
    fn last(mut self) -> Option<Self::Item> {
        self.next_back()
    }
}

impl DoubleEndedIterator for CharIndices {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        let char = self.text.next_back()?;
        Some((self.at.wrapping_add(self.text.as_str().len()), char))
    }
}

/// The lines of a text, made by [`lines`].
///
/// ```
/// use genfn::iter::{Lines, lines};
///
/// let mut items: Lines = lines("a\nb\nc");
/// items.next();
/// let text = serde_json::to_string(&items)?;
/// let rest: Lines = serde_json::from_str(&text)?;
/// assert!(rest.eq(["b", "c"]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Lines(Rest);

of_text!(Lines);

/// The lines of a text, as [`str::lines`] has them: a line ends in `\n` or `\r\n`, which is no part of it. The iterator owns the text, and
/// so does each line its own.
///
/// ```
/// use genfn::iter::lines;
///
/// let mut items = lines("a\r\nb\n\nc");
/// assert_eq!(items.next().as_deref(), Some("a"));
/// assert_eq!(serde_json::to_string(&items)?, r#""b\n\nc""#);
/// assert!(items.eq(["b", "", "c"]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[inline]
pub fn lines(text: impl Into<String>) -> Lines {
    Lines::from(text.into())
}

/// The line without what ends it. A `\r` at the very end of the text ends none.
fn without_its_end(line: &str) -> String {
    let Some(line) = line.strip_suffix('\n') else { return line.to_owned() };
    line.strip_suffix('\r').unwrap_or(line).to_owned()
}

impl Iterator for Lines {
    type Item = String;

    #[inline]
    fn next(&mut self) -> Option<String> {
        let line = self.as_str().split_inclusive('\n').next()?;
        let (len, line) = (line.len(), without_its_end(line));
        self.0.start += len;
        Some(line)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.as_str().lines().size_hint()
    }

    #[inline]
    fn count(self) -> usize {
        self.as_str().lines().count()
    }

    #[inline]
    fn last(mut self) -> Option<String> {
        self.next_back()
    }
}

impl DoubleEndedIterator for Lines {
    #[inline]
    fn next_back(&mut self) -> Option<String> {
        let line = self.as_str().split_inclusive('\n').next_back()?;
        let (len, line) = (line.len(), without_its_end(line));
        self.0.end -= len;
        Some(line)
    }
}
