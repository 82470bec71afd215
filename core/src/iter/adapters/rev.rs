#[cfg(feature = "alloc")]
use alloc::string::String;
#[cfg(feature = "alloc")]
use alloc::vec::{self, Vec};
use core::iter::{self, FusedIterator};
use core::ops::{Range, RangeInclusive};
#[cfg(feature = "alloc")]
use core::str;

use serde::{Deserialize, Serialize};

#[cfg(feature = "alloc")]
use crate::iter::{Chars, VecItems};
use crate::iter::{IntoItems, RangeInclusiveItems};

/// Items, the last one first: [`Iterator::rev`]. It is written as what it is around.
///
/// ```
/// use genfn::iter::IntoItems;
///
/// let mut items = vec![1, 2, 3].into_items().rev();
/// assert_eq!(items.next(), Some(3));
/// assert_eq!(serde_json::to_string(&items)?, "[1,2]");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rev<I>(pub(in crate::iter) I);

impl<I: DoubleEndedIterator> Rev<I> {
    /// Begins with the last one.
    #[inline]
    pub fn new(items: impl IntoItems<Items = I>) -> Self {
        Self(items.into_items())
    }
}

impl<I: DoubleEndedIterator> Iterator for Rev<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        self.0.next_back()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<I::Item> {
        self.0.nth_back(n)
    }

    #[inline]
    fn fold<A, F: FnMut(A, I::Item) -> A>(self, init: A, f: F) -> A {
        self.0.rfold(init, f)
    }
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Rev<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        self.0.next()
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<I::Item> {
        self.0.nth(n)
    }

    #[inline]
    fn rfold<A, F: FnMut(A, I::Item) -> A>(self, init: A, f: F) -> A {
        self.0.fold(init, f)
    }
}

// What std's is around can't be had back. But it can be made of what is left: a range has a first one and a last one.
macro_rules! of_ranges {
    ($($range:ident)*) => { $(
        impl<T: Clone> From<iter::Rev<$range<T>>> for Rev<RangeInclusiveItems<T>>
        where
            $range<T>: DoubleEndedIterator<Item = T>,
        {
            #[inline]
            fn from(mut items: iter::Rev<$range<T>>) -> Self {
                let Some(start) = items.next_back() else { return Self::default() };
                let last = items.next().unwrap_or_else(|| start.clone());
                Self(RangeInclusiveItems::from(start..=last))
            }
        }
    )* };
}
of_ranges! { Range RangeInclusive }

#[cfg(feature = "alloc")]
impl<T> From<iter::Rev<vec::IntoIter<T>>> for Rev<VecItems<T>> {
    #[inline]
    fn from(items: iter::Rev<vec::IntoIter<T>>) -> Self {
        Self(items.rev().collect::<Vec<_>>().into())
    }
}

#[cfg(feature = "alloc")]
impl From<iter::Rev<str::Chars<'_>>> for Rev<Chars> {
    #[inline]
    fn from(items: iter::Rev<str::Chars<'_>>) -> Self {
        Self(items.rev().collect::<String>().into())
    }
}

iterates!([I: DoubleEndedIterator] Rev<I>);
impl<I: ExactSizeIterator + DoubleEndedIterator> ExactSizeIterator for Rev<I> {}
impl<I: FusedIterator + DoubleEndedIterator> FusedIterator for Rev<I> {}
