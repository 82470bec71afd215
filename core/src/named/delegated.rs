//! What a generator with a name delegates to.
//!
//! [`delegate!`](crate::delegation::delegate!) finds out by method lookup whether that is a generator or is only iterated, and a type
//! can't be found so. A trait can: it is implemented for what is both, or for what is one of std's, and a `#[generator(type = …)]`
//! implements it for its own type.

use crate::Generator;
use crate::delegation::{AsGenerator, AsIterable, DelegateGenerator, DelegateIterator};

/// What `yield_from!` takes in a generator with a name.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` in a generator with a name can't hold `{Self}`",
    label = "write `for item in … {{ yield_!(item); }}`, or delegate to what has a name of `#[generator(type = …)]`"
)]
pub trait DelegatedTo: Sized {
    /// How it is held.
    type Way: Way<Self>;
}

/// How something is held while it is delegated to.
pub trait Way<T> {
    /// What holds it.
    type Held;

    /// What `yield_from!` evaluates to.
    type Value;

    /// Holds it.
    fn held(delegate: T) -> Self::Held;
}

/// It is iterated.
pub struct ByIterator;

impl<I: IntoIterator> Way<I> for ByIterator {
    type Held = DelegateIterator<I::IntoIter>;
    type Value = ();

    #[inline]
    fn held(delegate: I) -> Self::Held {
        AsIterable.delegate(delegate)
    }
}

/// It is a generator; `X` says what it evaluates to if it was exhausted before.
pub struct ByGenerator<X>(core::marker::PhantomData<fn() -> X>);

impl<G: Generator, X> Way<G> for ByGenerator<X> {
    type Held = DelegateGenerator<G, X>;
    type Value = G::Return;

    #[inline]
    fn held(delegate: G) -> Self::Held {
        AsGenerator::<X>::NEW.delegate(delegate)
    }
}

/// Holds what is delegated to.
#[inline]
pub fn held<T: DelegatedTo>(delegate: T) -> <T::Way as Way<T>>::Held {
    <T::Way as Way<T>>::held(delegate)
}

/// Holds what is iterated, as syntax tells.
#[inline]
pub fn iterated<I: IntoIterator>(delegate: I) -> DelegateIterator<I::IntoIter> {
    AsIterable.delegate(delegate)
}

/// Holds what is a generator.
#[inline]
pub fn resumed<G: Generator, X>(delegate: G) -> DelegateGenerator<G, X> {
    AsGenerator::<X>::NEW.delegate(delegate)
}

macro_rules! iterated {
    ($($(#[$when:meta])? [$($generics:tt)*] $ty:ty $(, $bound:path)?;)*) => {
        $(
            $(#[$when])?
            #[diagnostic::do_not_recommend]
            impl<$($generics)*> DelegatedTo for $ty $(where $ty: $bound)? {
                type Way = ByIterator;
            }
        )*
    };
}

iterated! {
    [T, const N: usize] [T; N];
    ['a, T, const N: usize] &'a [T; N];
    ['a, T] &'a [T];
    ['a, T] &'a mut [T];
    [T] Option<T>;
    ['a, T] &'a Option<T>;
    [T] core::ops::Range<T>, Iterator;
    [T] core::ops::RangeInclusive<T>, Iterator;
    [T] core::ops::RangeFrom<T>, Iterator;
    ['a, T] core::slice::Iter<'a, T>;
    ['a, T] core::slice::IterMut<'a, T>;
    ['a] core::str::Chars<'a>;
    ['a] core::str::Bytes<'a>;
    ['a] core::str::CharIndices<'a>;
    ['a] core::str::Lines<'a>;
    #[cfg(feature = "alloc")] [T] alloc::vec::Vec<T>;
    #[cfg(feature = "alloc")] ['a, T] &'a alloc::vec::Vec<T>;
    #[cfg(feature = "alloc")] [T] alloc::vec::IntoIter<T>;
    #[cfg(feature = "alloc")] [T] alloc::collections::VecDeque<T>;
    #[cfg(feature = "alloc")] ['a, T] &'a alloc::collections::VecDeque<T>;
    #[cfg(feature = "alloc")] [T] alloc::collections::BTreeSet<T>;
    #[cfg(feature = "alloc")] ['a, T] &'a alloc::collections::BTreeSet<T>;
    #[cfg(feature = "alloc")] [K, V] alloc::collections::BTreeMap<K, V>;
    #[cfg(feature = "alloc")] ['a, K, V] &'a alloc::collections::BTreeMap<K, V>;
    #[cfg(feature = "alloc")] ['a, Y] alloc::boxed::Box<dyn Iterator<Item = Y> + 'a>;
    #[cfg(feature = "alloc")] ['a, Y] alloc::boxed::Box<dyn Iterator<Item = Y> + Send + 'a>;
    #[cfg(feature = "std")] [T, S] std::collections::HashSet<T, S>;
    #[cfg(feature = "std")] ['a, T, S] &'a std::collections::HashSet<T, S>;
    #[cfg(feature = "std")] [K, V, S] std::collections::HashMap<K, V, S>;
    #[cfg(feature = "std")] ['a, K, V, S] &'a std::collections::HashMap<K, V, S>;
}

// What is lent to be changed is held as what owns it is.
#[diagnostic::do_not_recommend]
impl<'d, T: DelegatedTo<Way: Way<&'d mut T>>> DelegatedTo for &'d mut T {
    type Way = T::Way;
}

// What is boxed is held as what is in the box is.
#[cfg(feature = "alloc")]
#[diagnostic::do_not_recommend]
impl<T: DelegatedTo<Way: Way<alloc::boxed::Box<T>>>> DelegatedTo for alloc::boxed::Box<T> {
    type Way = T::Way;
}
