use core::iter::FusedIterator;
use core::mem;

use serde::{Deserialize, Serialize};

use crate::iter::IntoItems;

/// Items, the next of which can be looked at before it comes: [`Iterator::peekable`].
///
/// ```
/// use genfn::iter::IntoItems;
///
/// let mut items = vec!["pen", "book"].into_items().peekable();
/// assert_eq!(serde_json::to_string(&items)?, r#"{"peeked":"nothing","items":["pen","book"]}"#);
/// assert_eq!(items.peek(), Some(&"pen"));
/// assert_eq!(serde_json::to_string(&items)?, r#"{"peeked":{"item":"pen"},"items":["book"]}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(
    deny_unknown_fields,
    bound(
        serialize = "I: Serialize, I::Item: Serialize",
        deserialize = "I: Deserialize<'de>, I::Item: Deserialize<'de>"
    )
)]
pub struct Peekable<I: Iterator> {
    peeked: Peeked<I::Item>,
    items: I,
}

/// What was looked at. Not an `Option` in an `Option`, of which many formats have only one `null`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Peeked<T> {
    Nothing,
    Item(T),
    End,
}

impl<I: Iterator> Peekable<I> {
    /// Has looked at nothing.
    #[inline]
    pub fn new(items: impl IntoItems<Items = I>) -> Self {
        Self::of(items.into_items())
    }

    #[inline]
    pub(in crate::iter) fn of(items: I) -> Self {
        Self { peeked: Peeked::Nothing, items }
    }

    /// The next item, which stays.
    #[inline]
    pub fn peek(&mut self) -> Option<&I::Item> {
        self.peek_mut().map(|item| &*item)
    }

    /// The same, to be changed.
    #[inline]
    pub fn peek_mut(&mut self) -> Option<&mut I::Item> {
        if let Peeked::Nothing = self.peeked {
            self.peeked = match self.items.next() {
                Some(item) => Peeked::Item(item),
                None => Peeked::End,
            };
        }
        match &mut self.peeked {
            Peeked::Item(item) => Some(item),
            _ => None,
        }
    }

    /// The next item, if it is such a one. Else it stays.
    #[inline]
    pub fn next_if(&mut self, such: impl FnOnce(&I::Item) -> bool) -> Option<I::Item> {
        if such(self.peek()?) { self.next() } else { None }
    }

    /// The next item, if it is equal. Else it stays.
    #[inline]
    pub fn next_if_eq<T: ?Sized>(&mut self, expected: &T) -> Option<I::Item>
    where
        I::Item: PartialEq<T>,
    {
        self.next_if(|item| item == expected)
    }
}

impl<I: Iterator> Iterator for Peekable<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        match mem::replace(&mut self.peeked, Peeked::Nothing) {
            Peeked::Nothing => self.items.next(),
            Peeked::Item(item) => Some(item),
            Peeked::End => None,
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let peeked = match &self.peeked {
            Peeked::Nothing => 0,
            Peeked::Item(_) => 1,
            Peeked::End => return (0, Some(0)),
        };
        let (lower, upper) = self.items.size_hint();
        (lower.saturating_add(peeked), upper.and_then(|upper| upper.checked_add(peeked)))
    }
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Peekable<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        match &self.peeked {
            Peeked::Nothing => self.items.next_back(),
            Peeked::Item(_) => self.items.next_back().or_else(|| match mem::replace(&mut self.peeked, Peeked::End) {
                Peeked::Item(item) => Some(item),
                _ => None,
            }),
            Peeked::End => None,
        }
    }
}

iterates!([I: Iterator] Peekable<I>);
impl<I: ExactSizeIterator> ExactSizeIterator for Peekable<I> {}
impl<I: FusedIterator> FusedIterator for Peekable<I> {}
