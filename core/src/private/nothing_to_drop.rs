//! Types known to have nothing to drop though they are not `Copy`; and those whose drop nobody sees.

use core::{array, cell, cmp, iter, marker, mem, num, ops, option, pin, result, slice, str, task, time};

/// Dropping a `Self` does nothing; or, with [`OnlyMemory`], it does nothing but free memory.
///
/// The list is for what is not `Copy`. Of what is, it holds what may stand inside a tuple or an adaptor that is not: a
/// blanket impl for `Copy` would overlap with all the others.
pub trait NothingToDrop<How = AtAll> {}

/// There is nothing to drop at all.
pub struct AtAll;

/// There may be memory to free.
pub struct OnlyMemory;

impl<How, T: ?Sized> NothingToDrop<How> for &mut T {}
impl<How, T: ?Sized> NothingToDrop<How> for &T {}

macro_rules! primitives {
    ($($type:ty)*) => { $(impl<How> NothingToDrop<How> for $type {})* };
}
primitives! {
    () bool char f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    cmp::Ordering time::Duration
    num::ParseIntError num::ParseFloatError num::TryFromIntError str::ParseBoolError str::Utf8Error core::fmt::Error
}
impl<How, T: ?Sized> NothingToDrop<How> for *const T {}
impl<How, T: ?Sized> NothingToDrop<How> for *mut T {}
impl<How, T: ?Sized> NothingToDrop<How> for marker::PhantomData<T> {}
impl<How, T: ?Sized> NothingToDrop<How> for mem::ManuallyDrop<T> {}

macro_rules! tuples {
    ($(($($param:ident)+))*) => {
        $(impl<How, $($param: NothingToDrop<How>),+> NothingToDrop<How> for ($($param,)+) {})*
    };
}
tuples! { (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) }

impl<How, T: NothingToDrop<How>> NothingToDrop<How> for Option<T> {}
impl<How, T: NothingToDrop<How>, E: NothingToDrop<How>> NothingToDrop<How> for Result<T, E> {}
impl<How, T: NothingToDrop<How>, const N: usize> NothingToDrop<How> for [T; N] {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for ops::Range<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for ops::RangeFrom<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for ops::RangeInclusive<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for ops::RangeTo<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for ops::Bound<T> {}
impl<How, B: NothingToDrop<How>, C: NothingToDrop<How>> NothingToDrop<How> for ops::ControlFlow<B, C> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for task::Poll<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for cmp::Reverse<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for pin::Pin<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for cell::Cell<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for cell::RefCell<T> {}

// The iterators of slices.
impl<How, T> NothingToDrop<How> for slice::Iter<'_, T> {}
impl<How, T> NothingToDrop<How> for slice::IterMut<'_, T> {}
impl<How, T> NothingToDrop<How> for slice::Chunks<'_, T> {}
impl<How, T> NothingToDrop<How> for slice::ChunksMut<'_, T> {}
impl<How, T> NothingToDrop<How> for slice::ChunksExact<'_, T> {}
impl<How, T> NothingToDrop<How> for slice::ChunksExactMut<'_, T> {}
impl<How, T> NothingToDrop<How> for slice::RChunks<'_, T> {}
impl<How, T> NothingToDrop<How> for slice::RChunksMut<'_, T> {}
impl<How, T> NothingToDrop<How> for slice::RChunksExact<'_, T> {}
impl<How, T> NothingToDrop<How> for slice::RChunksExactMut<'_, T> {}
impl<How, T> NothingToDrop<How> for slice::Windows<'_, T> {}

macro_rules! split_by_a_closure {
    ($($name:ident)*) => {
        $(impl<How, T, P: FnMut(&T) -> bool + Copy> NothingToDrop<How> for slice::$name<'_, T, P> {})*
    };
}
split_by_a_closure! { Split SplitMut SplitInclusive SplitInclusiveMut RSplit RSplitMut SplitN RSplitN }

impl<How, T, P: Copy> NothingToDrop<How> for slice::ChunkBy<'_, T, P> {}
impl<How, T, P: Copy> NothingToDrop<How> for slice::ChunkByMut<'_, T, P> {}

// The iterators of strings. `str::Pattern` is unstable, so those that look for one are listed for each pattern.
impl<How> NothingToDrop<How> for str::Chars<'_> {}
impl<How> NothingToDrop<How> for str::CharIndices<'_> {}
impl<How> NothingToDrop<How> for str::Bytes<'_> {}
impl<How> NothingToDrop<How> for str::Lines<'_> {}
impl<How> NothingToDrop<How> for str::SplitWhitespace<'_> {}
impl<How> NothingToDrop<How> for str::SplitAsciiWhitespace<'_> {}
impl<How> NothingToDrop<How> for str::EncodeUtf16<'_> {}

macro_rules! look_for_a_pattern {
    ($($name:ident)*) => {
        $(
            impl<How> NothingToDrop<How> for str::$name<'_, char> {}
            impl<How> NothingToDrop<How> for str::$name<'_, &str> {}
            impl<How> NothingToDrop<How> for str::$name<'_, &&str> {}
            impl<How> NothingToDrop<How> for str::$name<'_, &[char]> {}
            impl<How, const N: usize> NothingToDrop<How> for str::$name<'_, [char; N]> {}
            impl<How, const N: usize> NothingToDrop<How> for str::$name<'_, &[char; N]> {}
            impl<How, P: FnMut(char) -> bool + Copy> NothingToDrop<How> for str::$name<'_, P> {}
            #[cfg(feature = "alloc")]
            impl<How> NothingToDrop<How> for str::$name<'_, &alloc::string::String> {}
        )*
    };
}
look_for_a_pattern! {
    Split RSplit SplitInclusive SplitTerminator RSplitTerminator SplitN RSplitN
    Matches RMatches MatchIndices RMatchIndices
}

// Adaptors over them. Not those that hold a closure: its captures are not known while the function that it stands in is
// type-checked, and `Copy` would seem to hold.
impl<How, T> NothingToDrop<How> for iter::Empty<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for iter::Once<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for iter::Repeat<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for option::IntoIter<T> {}
impl<How, T> NothingToDrop<How> for option::Iter<'_, T> {}
impl<How, T> NothingToDrop<How> for option::IterMut<'_, T> {}
impl<How, T> NothingToDrop<How> for result::Iter<'_, T> {}
impl<How, T> NothingToDrop<How> for result::IterMut<'_, T> {}
impl<How, T: NothingToDrop<How>, const N: usize> NothingToDrop<How> for array::IntoIter<T, N> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Enumerate<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Rev<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Skip<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Take<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::StepBy<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Fuse<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Cycle<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Copied<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Cloned<I> {}
impl<How, I: NothingToDrop<How>, J: NothingToDrop<How>> NothingToDrop<How> for iter::Chain<I, J> {}
impl<How, I: NothingToDrop<How>, J: NothingToDrop<How>> NothingToDrop<How> for iter::Zip<I, J> {}
impl<How, I: NothingToDrop<How> + Iterator> NothingToDrop<How> for iter::Peekable<I> where I::Item: NothingToDrop<How> {}
impl<How, I> NothingToDrop<How> for iter::Flatten<I>
where
    I: NothingToDrop<How> + Iterator<Item: IntoIterator>,
    <I::Item as IntoIterator>::IntoIter: NothingToDrop<How>,
{
}

#[cfg(feature = "alloc")]
mod collections;
#[cfg(feature = "serde")]
mod items;
#[cfg(feature = "alloc")]
mod memory;
#[cfg(feature = "std")]
mod of_std;

#[cfg(all(test, feature = "std"))]
mod tests;
