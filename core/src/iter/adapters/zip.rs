use core::iter::FusedIterator;

use serde::{Deserialize, Serialize};

use crate::iter::IntoItems;

/// The items of two, in pairs, until one of them ends: [`Iterator::zip`].
///
/// ```
/// use genfn::iter::IntoItems;
///
/// let mut items = vec!["pen", "book"].into_items().zip(7..);
/// assert_eq!(items.next(), Some(("pen", 7)));
/// assert_eq!(serde_json::to_string(&items)?, r#"{"a":["book"],"b":{"start":8}}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zip<A, B> {
    pub(in crate::iter) a: A,
    pub(in crate::iter) b: B,
}

impl<A: Iterator, B: Iterator> Zip<A, B> {
    /// Pairs of both.
    #[inline]
    pub fn new(a: impl IntoItems<Items = A>, b: impl IntoItems<Items = B>) -> Self {
        Self { a: a.into_items(), b: b.into_items() }
    }
}

impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> {
    type Item = (A::Item, B::Item);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let a = self.a.next()?;
        let b = self.b.next()?;
        Some((a, b))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (a, b) = (self.a.size_hint(), self.b.size_hint());
        (a.0.min(b.0), a.1.into_iter().chain(b.1).min())
    }
}

impl<A, B> DoubleEndedIterator for Zip<A, B>
where
    A: ExactSizeIterator + DoubleEndedIterator,
    B: ExactSizeIterator + DoubleEndedIterator,
{
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        // The end of the longer one has nothing beside it.
        for _ in self.b.len()..self.a.len() {
            self.a.next_back();
        }
        for _ in self.a.len()..self.b.len() {
            self.b.next_back();
        }
        self.a.next_back().zip(self.b.next_back())
    }
}

iterates!([A: Iterator, B: Iterator] Zip<A, B>);
impl<A: ExactSizeIterator, B: ExactSizeIterator> ExactSizeIterator for Zip<A, B> {}
impl<A: FusedIterator, B: FusedIterator> FusedIterator for Zip<A, B> {}
