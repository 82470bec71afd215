use core::iter::FusedIterator;
use core::mem;

use serde::{Deserialize, Serialize};

use crate::iter::IntoItems;

/// Items but for the first few: [`Iterator::skip`].
///
/// ```
/// use genfn::iter::IntoItems;
///
/// let mut items = vec!["pen", "book", "cup"].into_items().skip(1);
/// assert_eq!(serde_json::to_string(&items)?, r#"{"skip":1,"items":["pen","book","cup"]}"#);
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, r#"{"skip":0,"items":["cup"]}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skip<I> {
    pub(in crate::iter) skip: usize,
    pub(in crate::iter) items: I,
}

impl<I: Iterator> Skip<I> {
    /// Leaves away the first `n`.
    #[inline]
    pub fn new(items: impl IntoItems<Items = I>, n: usize) -> Self {
        Self { skip: n, items: items.into_items() }
    }
}

impl<I: Iterator> Iterator for Skip<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        match mem::take(&mut self.skip) {
            0 => self.items.next(),
            n => self.items.nth(n),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.items.size_hint();
        (lower.saturating_sub(self.skip), upper.map(|upper| upper.saturating_sub(self.skip)))
    }
}

impl<I: ExactSizeIterator + DoubleEndedIterator> DoubleEndedIterator for Skip<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        if self.len() > 0 { self.items.next_back() } else { None }
    }
}

iterates!([I: Iterator] Skip<I>);
impl<I: ExactSizeIterator> ExactSizeIterator for Skip<I> {}
impl<I: FusedIterator> FusedIterator for Skip<I> {}
