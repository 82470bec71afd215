use core::iter::FusedIterator;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::iter::IntoItems;

/// The items of one, and then those of another: [`Iterator::chain`].
///
/// ```
/// use genfn::iter::IntoItems;
///
/// let mut items = Some("pen").into_items().chain(["book", "cup"]);
/// assert_eq!(serde_json::to_string(&items)?, r#"{"both":{"first":["pen"],"second":["book","cup"]}}"#);
/// items.next();
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, r#"{"second":["cup"]}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
// One that has ended is dropped, as by std's: it might go on after its end.
#[derive(Clone, Debug)]
pub struct Chain<A, B> {
    first: Option<A>,
    second: Option<B>,
}

impl<A: Iterator, B: Iterator<Item = A::Item>> Chain<A, B> {
    /// One after the other.
    #[inline]
    pub fn new(first: impl IntoItems<Items = A>, second: impl IntoItems<Items = B>) -> Self {
        Self::of(first.into_items(), second.into_items())
    }
}

impl<A, B> Chain<A, B> {
    #[inline]
    pub(in crate::iter) fn of(first: A, second: B) -> Self {
        Self { first: Some(first), second: Some(second) }
    }
}

/// Asks one, which is dropped if it has ended.
#[inline]
fn ask<I, T>(items: &mut Option<I>, next: impl FnOnce(&mut I) -> Option<T>) -> Option<T> {
    let item = next(items.as_mut()?);
    if item.is_none() {
        *items = None;
    }
    item
}

impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Chain<A, B> {
    type Item = A::Item;

    #[inline]
    fn next(&mut self) -> Option<A::Item> {
        ask(&mut self.first, A::next).or_else(|| self.second.as_mut()?.next())
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let first = self.first.as_ref().map_or((0, Some(0)), A::size_hint);
        let second = self.second.as_ref().map_or((0, Some(0)), B::size_hint);
        (first.0.saturating_add(second.0), first.1.zip(second.1).and_then(|(a, b)| a.checked_add(b)))
    }
}

impl<A: DoubleEndedIterator, B: DoubleEndedIterator<Item = A::Item>> DoubleEndedIterator for Chain<A, B> {
    #[inline]
    fn next_back(&mut self) -> Option<A::Item> {
        ask(&mut self.second, B::next_back).or_else(|| self.first.as_mut()?.next_back())
    }
}

iterates!([A: Iterator, B: Iterator<Item = A::Item>] Chain<A, B>);
impl<A: FusedIterator, B: FusedIterator<Item = A::Item>> FusedIterator for Chain<A, B> {}

/// Neither is to come.
impl<A, B> Default for Chain<A, B> {
    fn default() -> Self {
        Self { first: None, second: None }
    }
}

/// Which are left. Not two `Option`s: what is in them may itself be written as `null`.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Chain", rename_all = "lowercase", deny_unknown_fields)]
enum Left<A, B> {
    Both { first: A, second: B },
    First(A),
    Second(B),
    Neither,
}

impl<A: Serialize, B: Serialize> Serialize for Chain<A, B> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (&self.first, &self.second) {
            (Some(first), Some(second)) => Left::Both { first, second },
            (Some(first), None) => Left::First(first),
            (None, Some(second)) => Left::Second(second),
            (None, None) => Left::Neither,
        }
        .serialize(serializer)
    }
}

impl<'de, A: Deserialize<'de>, B: Deserialize<'de>> Deserialize<'de> for Chain<A, B> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (first, second) = match Left::deserialize(deserializer)? {
            Left::Both { first, second } => (Some(first), Some(second)),
            Left::First(first) => (Some(first), None),
            Left::Second(second) => (None, Some(second)),
            Left::Neither => (None, None),
        };
        Ok(Self { first, second })
    }
}
