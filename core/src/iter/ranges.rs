//! Ranges, written as the range that is left; and the indices of a slice.
//!
//! Any values may be read, such as a start beyond the end: std's own ranges are empty then.

use core::fmt;
use core::iter::FusedIterator;
use core::ops::{Range, RangeFrom, RangeInclusive};

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `start..end`.
///
/// ```
/// use genfn::iter::RangeItems;
///
/// let mut items = RangeItems::from(0..3);
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, r#"{"start":1,"end":3}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RangeItems<T>(Range<T>);

forward!([T] RangeItems<T>, Range<T>, where Range<T>: Iterator);
forward_back!([T] RangeItems<T>, where Range<T>: DoubleEndedIterator);
impl<T> ExactSizeIterator for RangeItems<T> where Range<T>: ExactSizeIterator {}
impl<T> FusedIterator for RangeItems<T> where Range<T>: FusedIterator {}

impl<T> From<Range<T>> for RangeItems<T> {
    #[inline]
    fn from(range: Range<T>) -> Self {
        Self(range)
    }
}

/// `start..`, which overflows as std's does.
///
/// ```
/// use genfn::iter::RangeFromItems;
///
/// let mut items = RangeFromItems::from(0..);
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, r#"{"start":1}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RangeFromItems<T>(RangeFrom<T>);

impl<T> Iterator for RangeFromItems<T>
where
    RangeFrom<T>: Iterator,
{
    type Item = <RangeFrom<T> as Iterator>::Item;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        self.0.nth(n)
    }
}

iterates!([T] RangeFromItems<T>, where RangeFrom<T>: Iterator);
impl<T> FusedIterator for RangeFromItems<T> where RangeFrom<T>: FusedIterator {}

impl<T> From<RangeFrom<T>> for RangeFromItems<T> {
    #[inline]
    fn from(range: RangeFrom<T>) -> Self {
        Self(range)
    }
}

/// `start..=end`.
///
/// The end of what is written is called `last`, since it is one of them. One of which nothing is left has neither.
///
/// ```
/// use genfn::iter::RangeInclusiveItems;
///
/// let mut items = RangeInclusiveItems::from(1..=3);
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, r#"{"start":2,"last":3}"#);
/// assert!(items.by_ref().eq([2, 3]));
/// assert_eq!(serde_json::to_string(&items)?, r#"{"start":null,"last":null}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct RangeInclusiveItems<T>(Left<T>);

/// `None` if nothing is left: of what has no value there is no range either, and serde's of an exhausted one reads back as one that is not.
#[derive(Clone)]
struct Left<T>(Option<RangeInclusive<T>>);

impl<T: fmt::Debug> fmt::Debug for Left<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(range) => range.fmt(f),
            None => f.write_str("exhausted"),
        }
    }
}

impl<T> Iterator for Left<T>
where
    RangeInclusive<T>: Iterator,
{
    type Item = <RangeInclusive<T> as Iterator>::Item;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.0.as_mut()?.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.as_ref().map_or((0, Some(0)), Iterator::size_hint)
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        self.0.as_mut()?.nth(n)
    }

    #[inline]
    fn last(self) -> Option<Self::Item> {
        self.0?.last()
    }

    #[inline]
    fn count(self) -> usize {
        self.0.map_or(0, Iterator::count)
    }

    #[inline]
    fn fold<A, F: FnMut(A, Self::Item) -> A>(self, init: A, f: F) -> A {
        match self.0 {
            Some(range) => range.fold(init, f),
            None => init,
        }
    }
}

impl<T> DoubleEndedIterator for Left<T>
where
    RangeInclusive<T>: DoubleEndedIterator,
{
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.as_mut()?.next_back()
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
        self.0.as_mut()?.nth_back(n)
    }

    #[inline]
    fn rfold<A, F: FnMut(A, Self::Item) -> A>(self, init: A, f: F) -> A {
        match self.0 {
            Some(range) => range.rfold(init, f),
            None => init,
        }
    }
}

forward!([T] RangeInclusiveItems<T>, RangeInclusive<T>, where RangeInclusive<T>: Iterator);
forward_back!([T] RangeInclusiveItems<T>, where RangeInclusive<T>: DoubleEndedIterator);
impl<T> ExactSizeIterator for RangeInclusiveItems<T> where RangeInclusive<T>: ExactSizeIterator {}
impl<T> FusedIterator for RangeInclusiveItems<T> where RangeInclusive<T>: FusedIterator {}

impl<T> From<RangeInclusive<T>> for RangeInclusiveItems<T> {
    #[inline]
    fn from(range: RangeInclusive<T>) -> Self {
        Self(Left(Some(range)))
    }
}

/// Nothing is to come.
impl<T> Default for RangeInclusiveItems<T> {
    fn default() -> Self {
        Self(Left(None))
    }
}

/// Not an `Option` around both: TOML has no `null`, and leaves away a field that is one.
#[derive(Serialize, Deserialize)]
#[serde(rename = "RangeInclusive", deny_unknown_fields)]
struct Ends<T> {
    start: Option<T>,
    last: Option<T>,
}

impl<T: Serialize + PartialOrd> Serialize for RangeInclusiveItems<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let range = self.0.0.as_ref().filter(|range| !range.is_empty());
        Ends { start: range.map(RangeInclusive::start), last: range.map(RangeInclusive::end) }.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for RangeInclusiveItems<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Ends::deserialize(deserializer)? {
            Ends { start: Some(start), last: Some(last) } => Ok(Self::from(start..=last)),
            Ends { start: None, last: None } => Ok(Self::default()),
            Ends { start: Some(_), last: None } => Err(D::Error::missing_field("last")),
            Ends { start: None, last: Some(_) } => Err(D::Error::missing_field("start")),
        }
    }
}

/// The indices of a slice, made by [`indices`].
///
/// ```
/// use genfn::iter::{Indices, indices};
///
/// let mut items: Indices = indices(&["a", "b", "c"]);
/// items.next();
/// let text = serde_json::to_string(&items)?;
/// let rest: Indices = serde_json::from_str(&text)?;
/// assert!(rest.eq([1, 2]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Indices(Range<usize>);

forward!([] Indices, Range<usize>);
forward_back!([] Indices);
impl ExactSizeIterator for Indices {}
impl FusedIterator for Indices {}

/// The indices of a slice: of what can't be held over a `yield_!` in a generator that is written down, a reference into it, they are left.
///
/// What is read is any range, so an index of it need not be one of the slice.
///
/// ```
/// use genfn::iter::indices;
///
/// let lines = vec!["pen", "book", "cup"];
/// let mut items = indices(&lines);
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, r#"{"start":1,"end":3}"#);
/// assert!(items.map(|i| lines[i]).eq(["book", "cup"]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[inline]
pub fn indices<T>(slice: &[T]) -> Indices {
    Indices(0..slice.len())
}
