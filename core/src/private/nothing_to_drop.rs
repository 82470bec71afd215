//! Types known to have nothing to drop though they are not `Copy`.

use core::{array, cell, cmp, iter, marker, mem, num, ops, option, pin, result, slice, str, task, time};

/// Dropping a `Self` does nothing.
///
/// The list is for what is not `Copy`. Of what is, it holds what may stand inside a tuple or an adaptor that is not: a
/// blanket impl for `Copy` would overlap with all the others.
pub trait NothingToDrop {}

impl<T: ?Sized> NothingToDrop for &mut T {}
impl<T: ?Sized> NothingToDrop for &T {}

macro_rules! primitives {
    ($($type:ty)*) => { $(impl NothingToDrop for $type {})* };
}
primitives! {
    () bool char f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    cmp::Ordering time::Duration
    num::ParseIntError num::ParseFloatError num::TryFromIntError str::ParseBoolError str::Utf8Error core::fmt::Error
}
impl<T: ?Sized> NothingToDrop for *const T {}
impl<T: ?Sized> NothingToDrop for *mut T {}
impl<T: ?Sized> NothingToDrop for marker::PhantomData<T> {}
impl<T: ?Sized> NothingToDrop for mem::ManuallyDrop<T> {}

macro_rules! tuples {
    ($(($($param:ident)+))*) => {
        $(impl<$($param: NothingToDrop),+> NothingToDrop for ($($param,)+) {})*
    };
}
tuples! { (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) }

impl<T: NothingToDrop> NothingToDrop for Option<T> {}
impl<T: NothingToDrop, E: NothingToDrop> NothingToDrop for Result<T, E> {}
impl<T: NothingToDrop, const N: usize> NothingToDrop for [T; N] {}
impl<T: NothingToDrop> NothingToDrop for ops::Range<T> {}
impl<T: NothingToDrop> NothingToDrop for ops::RangeFrom<T> {}
impl<T: NothingToDrop> NothingToDrop for ops::RangeInclusive<T> {}
impl<T: NothingToDrop> NothingToDrop for ops::RangeTo<T> {}
impl<T: NothingToDrop> NothingToDrop for ops::Bound<T> {}
impl<B: NothingToDrop, C: NothingToDrop> NothingToDrop for ops::ControlFlow<B, C> {}
impl<T: NothingToDrop> NothingToDrop for task::Poll<T> {}
impl<T: NothingToDrop> NothingToDrop for cmp::Reverse<T> {}
impl<T: NothingToDrop> NothingToDrop for pin::Pin<T> {}
impl<T: NothingToDrop> NothingToDrop for cell::Cell<T> {}
impl<T: NothingToDrop> NothingToDrop for cell::RefCell<T> {}

// The iterators of slices.
impl<T> NothingToDrop for slice::Iter<'_, T> {}
impl<T> NothingToDrop for slice::IterMut<'_, T> {}
impl<T> NothingToDrop for slice::Chunks<'_, T> {}
impl<T> NothingToDrop for slice::ChunksMut<'_, T> {}
impl<T> NothingToDrop for slice::ChunksExact<'_, T> {}
impl<T> NothingToDrop for slice::ChunksExactMut<'_, T> {}
impl<T> NothingToDrop for slice::RChunks<'_, T> {}
impl<T> NothingToDrop for slice::RChunksMut<'_, T> {}
impl<T> NothingToDrop for slice::RChunksExact<'_, T> {}
impl<T> NothingToDrop for slice::RChunksExactMut<'_, T> {}
impl<T> NothingToDrop for slice::Windows<'_, T> {}

macro_rules! split_by_a_closure {
    ($($name:ident)*) => {
        $(impl<T, P: FnMut(&T) -> bool + Copy> NothingToDrop for slice::$name<'_, T, P> {})*
    };
}
split_by_a_closure! { Split SplitMut SplitInclusive SplitInclusiveMut RSplit RSplitMut SplitN RSplitN }

impl<T, P: Copy> NothingToDrop for slice::ChunkBy<'_, T, P> {}
impl<T, P: Copy> NothingToDrop for slice::ChunkByMut<'_, T, P> {}

// The iterators of strings. `str::Pattern` is unstable, so those that look for one are listed for each pattern.
impl NothingToDrop for str::Chars<'_> {}
impl NothingToDrop for str::CharIndices<'_> {}
impl NothingToDrop for str::Bytes<'_> {}
impl NothingToDrop for str::Lines<'_> {}
impl NothingToDrop for str::SplitWhitespace<'_> {}
impl NothingToDrop for str::SplitAsciiWhitespace<'_> {}
impl NothingToDrop for str::EncodeUtf16<'_> {}

macro_rules! look_for_a_pattern {
    ($($name:ident)*) => {
        $(
            impl NothingToDrop for str::$name<'_, char> {}
            impl NothingToDrop for str::$name<'_, &str> {}
            impl NothingToDrop for str::$name<'_, &&str> {}
            impl NothingToDrop for str::$name<'_, &[char]> {}
            impl<const N: usize> NothingToDrop for str::$name<'_, [char; N]> {}
            impl<const N: usize> NothingToDrop for str::$name<'_, &[char; N]> {}
            impl<P: FnMut(char) -> bool + Copy> NothingToDrop for str::$name<'_, P> {}
            #[cfg(feature = "alloc")]
            impl NothingToDrop for str::$name<'_, &alloc::string::String> {}
        )*
    };
}
look_for_a_pattern! {
    Split RSplit SplitInclusive SplitTerminator RSplitTerminator SplitN RSplitN
    Matches RMatches MatchIndices RMatchIndices
}

// Adaptors over them. Not those that hold a closure: its captures are not known while the function that it stands in is
// type-checked, and `Copy` would seem to hold.
impl<T> NothingToDrop for iter::Empty<T> {}
impl<T: NothingToDrop> NothingToDrop for iter::Once<T> {}
impl<T: NothingToDrop> NothingToDrop for iter::Repeat<T> {}
impl<T: NothingToDrop> NothingToDrop for option::IntoIter<T> {}
impl<T> NothingToDrop for option::Iter<'_, T> {}
impl<T> NothingToDrop for option::IterMut<'_, T> {}
impl<T> NothingToDrop for result::Iter<'_, T> {}
impl<T> NothingToDrop for result::IterMut<'_, T> {}
impl<T: NothingToDrop, const N: usize> NothingToDrop for array::IntoIter<T, N> {}
impl<I: NothingToDrop> NothingToDrop for iter::Enumerate<I> {}
impl<I: NothingToDrop> NothingToDrop for iter::Rev<I> {}
impl<I: NothingToDrop> NothingToDrop for iter::Skip<I> {}
impl<I: NothingToDrop> NothingToDrop for iter::Take<I> {}
impl<I: NothingToDrop> NothingToDrop for iter::StepBy<I> {}
impl<I: NothingToDrop> NothingToDrop for iter::Fuse<I> {}
impl<I: NothingToDrop> NothingToDrop for iter::Cycle<I> {}
impl<I: NothingToDrop> NothingToDrop for iter::Copied<I> {}
impl<I: NothingToDrop> NothingToDrop for iter::Cloned<I> {}
impl<I: NothingToDrop, J: NothingToDrop> NothingToDrop for iter::Chain<I, J> {}
impl<I: NothingToDrop, J: NothingToDrop> NothingToDrop for iter::Zip<I, J> {}
impl<I: NothingToDrop + Iterator> NothingToDrop for iter::Peekable<I> where I::Item: NothingToDrop {}
impl<I> NothingToDrop for iter::Flatten<I>
where
    I: NothingToDrop + Iterator<Item: IntoIterator>,
    <I::Item as IntoIterator>::IntoIter: NothingToDrop,
{
}

#[cfg(feature = "alloc")]
mod collections;
#[cfg(feature = "std")]
mod of_std;

#[cfg(all(test, feature = "std"))]
mod tests;
