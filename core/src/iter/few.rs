//! What is written as a list, and has no more room than the type says: the items of an array, and that of an `Option`.

use core::convert::Infallible;
use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::{array, option};

use serde::de::{Error, SeqAccess, Visitor};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The items of an array. To read more than `N` is an error.
///
/// ```
/// use genfn::iter::ArrayItems;
///
/// let mut items = ArrayItems::from(["a", "b", "c"]);
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, r#"["b","c"]"#);
///
/// let more = serde_json::from_str::<ArrayItems<u8, 2>>("[1,2,3]").unwrap_err();
/// assert_eq!(more.to_string(), "invalid length 3, expected a list of at most 2 at line 1 column 7");
/// # Ok::<(), serde_json::Error>(())
/// ```
// There is nothing that makes a shorter iterator of an array of `T`s without `unsafe`; of `Option`s there is. What is left is `Some`.
#[derive(Clone)]
pub struct ArrayItems<T, const N: usize>(array::IntoIter<Option<T>, N>);

impl<T, const N: usize> ArrayItems<T, N> {
    /// As many as there are, if there are no more than have room.
    fn filled<E>(mut more: impl FnMut() -> Result<Option<T>, E>) -> Result<Self, E> {
        let mut items = array::from_fn(|_| None);
        let mut filled = 0;
        for slot in &mut items {
            *slot = more()?;
            if slot.is_none() {
                break;
            }
            filled += 1;
        }
        let mut items = items.into_iter();
        for _ in filled..N {
            items.next_back();
        }
        Ok(Self(items))
    }

    fn of(mut more: impl FnMut() -> Option<T>) -> Self {
        match Self::filled(|| Ok::<_, Infallible>(more())) {
            Ok(items) => items,
            Err(never) => match never {},
        }
    }
}

impl<T, const N: usize> Iterator for ArrayItems<T, N> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.0.next().flatten()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<T> {
        self.0.nth(n).flatten()
    }

    #[inline]
    fn fold<A, F: FnMut(A, T) -> A>(self, init: A, f: F) -> A {
        self.0.flatten().fold(init, f)
    }
}

impl<T, const N: usize> DoubleEndedIterator for ArrayItems<T, N> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.0.next_back().flatten()
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<T> {
        self.0.nth_back(n).flatten()
    }
}

iterates!([T, const N: usize] ArrayItems<T, N>);
impl<T, const N: usize> ExactSizeIterator for ArrayItems<T, N> {}
impl<T, const N: usize> FusedIterator for ArrayItems<T, N> {}

impl<T, const N: usize> From<[T; N]> for ArrayItems<T, N> {
    #[inline]
    fn from(items: [T; N]) -> Self {
        Self(items.map(Some).into_iter())
    }
}

impl<T, const N: usize> From<array::IntoIter<T, N>> for ArrayItems<T, N> {
    #[inline]
    fn from(mut items: array::IntoIter<T, N>) -> Self {
        Self::of(|| items.next())
    }
}

/// Nothing is to come.
impl<T, const N: usize> Default for ArrayItems<T, N> {
    fn default() -> Self {
        Self::of(|| None)
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for ArrayItems<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct List<'a, T>(&'a [Option<T>]);
        impl<T: fmt::Debug> fmt::Debug for List<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.0.iter().flatten()).finish()
            }
        }
        f.debug_tuple("ArrayItems").field(&List(self.0.as_slice())).finish()
    }
}

impl<T: Serialize, const N: usize> Serialize for ArrayItems<T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_list(self.0.as_slice(), serializer)
    }
}

fn serialize_list<T: Serialize, S: Serializer>(items: &[Option<T>], serializer: S) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(Some(items.iter().flatten().count()))?;
    for item in items.iter().flatten() {
        list.serialize_element(item)?;
    }
    list.end()
}

impl<'de, T: Deserialize<'de>, const N: usize> Deserialize<'de> for ArrayItems<T, N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(AtMost(PhantomData))
    }
}

struct AtMost<T, const N: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const N: usize> Visitor<'de> for AtMost<T, N> {
    type Value = ArrayItems<T, N>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of at most {N}")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let items = ArrayItems::filled(|| list.next_element())?;
        if items.len() == N && list.next_element::<T>()?.is_some() {
            return Err(A::Error::invalid_length(N.saturating_add(1), &self));
        }
        Ok(items)
    }
}

/// What is in an `Option`, or what a `Result` has if it is no error.
///
/// It is written as a list of one or none: many formats have only one `null`, and could not tell `Some(None)` from `None`.
///
/// ```
/// use genfn::iter::OptionItems;
///
/// let mut items = OptionItems::from(Some("a"));
/// assert_eq!(serde_json::to_string(&items)?, r#"["a"]"#);
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, "[]");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct OptionItems<T>(Option<T>);

impl<T> Iterator for OptionItems<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.0.take()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = usize::from(self.0.is_some());
        (len, Some(len))
    }
}

impl<T> DoubleEndedIterator for OptionItems<T> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.0.take()
    }
}

iterates!([T] OptionItems<T>);
impl<T> ExactSizeIterator for OptionItems<T> {}
impl<T> FusedIterator for OptionItems<T> {}

impl<T> From<Option<T>> for OptionItems<T> {
    #[inline]
    fn from(item: Option<T>) -> Self {
        Self(item)
    }
}

impl<T> From<option::IntoIter<T>> for OptionItems<T> {
    #[inline]
    fn from(mut items: option::IntoIter<T>) -> Self {
        Self(items.next())
    }
}

/// An error is dropped when the loop begins, as std's iterator drops it.
impl<T, E> From<Result<T, E>> for OptionItems<T> {
    #[inline]
    fn from(item: Result<T, E>) -> Self {
        Self(item.ok())
    }
}

/// Nothing is to come.
impl<T> Default for OptionItems<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Serialize> Serialize for OptionItems<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_list(core::slice::from_ref(&self.0), serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OptionItems<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ArrayItems::<T, 1>::deserialize(deserializer).map(|mut items| Self(items.next()))
    }
}
