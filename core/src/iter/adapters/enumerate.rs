#[cfg(feature = "alloc")]
use alloc::string::String;
#[cfg(feature = "alloc")]
use alloc::vec::{self, Vec};
#[cfg(feature = "alloc")]
use core::iter;
use core::iter::FusedIterator;
#[cfg(feature = "alloc")]
use core::str;

use serde::{Deserialize, Serialize};

use crate::iter::IntoItems;
#[cfg(feature = "alloc")]
use crate::iter::{Chars, VecItems};

/// Items, and how many came before each: [`Iterator::enumerate`].
///
/// ```
/// use genfn::iter::IntoItems;
///
/// let mut items = vec!["pen", "book"].into_items().enumerate();
/// assert_eq!(items.next(), Some((0, "pen")));
/// assert_eq!(serde_json::to_string(&items)?, r#"{"at":1,"items":["book"]}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enumerate<I> {
    at: usize,
    items: I,
}

impl<I: Iterator> Enumerate<I> {
    /// Counts from zero.
    #[inline]
    pub fn new(items: impl IntoItems<Items = I>) -> Self {
        Self::counting(0, items.into_items())
    }
}

impl<I> Enumerate<I> {
    #[inline]
    pub(in crate::iter) fn counting(at: usize, items: I) -> Self {
        Self { at, items }
    }
}

// What is read may count from any number. So it wraps around.
impl<I: Iterator> Iterator for Enumerate<I> {
    type Item = (usize, I::Item);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let item = self.items.next()?;
        let at = self.at;
        self.at = at.wrapping_add(1);
        Some((at, item))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.items.size_hint()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        let item = self.items.nth(n)?;
        let at = self.at.wrapping_add(n);
        self.at = at.wrapping_add(1);
        Some((at, item))
    }
}

impl<I: ExactSizeIterator + DoubleEndedIterator> DoubleEndedIterator for Enumerate<I> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        let item = self.items.next_back()?;
        Some((self.at.wrapping_add(self.items.len()), item))
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
        let item = self.items.nth_back(n)?;
        Some((self.at.wrapping_add(self.items.len()), item))
    }
}

// What std's is around can't be had back. But it can be made of what is left.
#[cfg(feature = "alloc")]
fn left<T, C: FromIterator<T>, I: From<C>>(items: impl Iterator<Item = (usize, T)>) -> Enumerate<I> {
    let mut first = None;
    let items: C = items
        .map(|(at, item)| {
            first.get_or_insert(at);
            item
        })
        .collect();
    Enumerate::counting(first.unwrap_or(0), items.into())
}

#[cfg(feature = "alloc")]
impl<T> From<iter::Enumerate<vec::IntoIter<T>>> for Enumerate<VecItems<T>> {
    #[inline]
    fn from(items: iter::Enumerate<vec::IntoIter<T>>) -> Self {
        left::<_, Vec<T>, _>(items)
    }
}

#[cfg(feature = "alloc")]
impl From<iter::Enumerate<str::Chars<'_>>> for Enumerate<Chars> {
    #[inline]
    fn from(items: iter::Enumerate<str::Chars<'_>>) -> Self {
        left::<_, String, _>(items)
    }
}

iterates!([I: Iterator] Enumerate<I>);
impl<I: ExactSizeIterator> ExactSizeIterator for Enumerate<I> {}
impl<I: FusedIterator> FusedIterator for Enumerate<I> {}
