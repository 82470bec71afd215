use core::iter::FusedIterator;

use serde::{Deserialize, Serialize};

use crate::iter::IntoItems;

/// The first few items: [`Iterator::take`].
///
/// ```
/// use genfn::iter::IntoItems;
///
/// let mut items = (0..).into_items().take(3);
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, r#"{"take":2,"items":{"start":1}}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Take<I> {
    pub(in crate::iter) take: usize,
    pub(in crate::iter) items: I,
}

impl<I: Iterator> Take<I> {
    /// The first `n`.
    #[inline]
    pub fn new(items: impl IntoItems<Items = I>, n: usize) -> Self {
        Self { take: n, items: items.into_items() }
    }
}

impl<I: Iterator> Iterator for Take<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        self.take = self.take.checked_sub(1)?;
        self.items.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.take == 0 {
            return (0, Some(0));
        }
        let (lower, upper) = self.items.size_hint();
        (lower.min(self.take), Some(upper.map_or(self.take, |upper| upper.min(self.take))))
    }
}

impl<I: ExactSizeIterator + DoubleEndedIterator> DoubleEndedIterator for Take<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        let beyond = self.items.len().saturating_sub(self.take);
        self.take = self.take.checked_sub(1)?;
        self.items.nth_back(beyond)
    }
}

iterates!([I: Iterator] Take<I>);
impl<I: ExactSizeIterator> ExactSizeIterator for Take<I> {}
impl<I: FusedIterator> FusedIterator for Take<I> {}
