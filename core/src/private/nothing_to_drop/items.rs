//! The iterators that can be written down: as those of std that they stand for.

use super::NothingToDrop;
use crate::iter;

impl<How, T: NothingToDrop<How>, const N: usize> NothingToDrop<How> for iter::ArrayItems<T, N> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for iter::OptionItems<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for iter::RangeItems<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for iter::RangeInclusiveItems<T> {}
impl<How, T: NothingToDrop<How>> NothingToDrop<How> for iter::RangeFromItems<T> {}
impl<How> NothingToDrop<How> for iter::Indices {}

impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Enumerate<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Rev<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Skip<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::Take<I> {}
impl<How, I: NothingToDrop<How>> NothingToDrop<How> for iter::StepBy<I> {}
impl<How, I: NothingToDrop<How>, J: NothingToDrop<How>> NothingToDrop<How> for iter::Chain<I, J> {}
impl<How, I: NothingToDrop<How>, J: NothingToDrop<How>> NothingToDrop<How> for iter::Zip<I, J> {}
impl<How, I: NothingToDrop<How> + Iterator> NothingToDrop<How> for iter::Peekable<I> where I::Item: NothingToDrop<How> {}

#[cfg(feature = "alloc")]
mod memory {
    use super::super::{NothingToDrop, OnlyMemory};
    use crate::iter;

    macro_rules! of_values {
        ($($name:ident)*) => {
            $(impl<T: NothingToDrop<OnlyMemory>> NothingToDrop<OnlyMemory> for iter::$name<T> {})*
        };
    }
    of_values! { VecItems VecDequeItems BTreeSetItems BinaryHeapItems }
    #[cfg(feature = "std")]
    of_values! { HashSetItems }

    macro_rules! of_maps {
        ($($name:ident)*) => {
            $(
                impl<K, V> NothingToDrop<OnlyMemory> for iter::$name<K, V>
                where
                    K: NothingToDrop<OnlyMemory>,
                    V: NothingToDrop<OnlyMemory>,
                {
                }
            )*
        };
    }
    of_maps! { BTreeMapItems }
    #[cfg(feature = "std")]
    of_maps! { HashMapItems }

    impl NothingToDrop<OnlyMemory> for iter::Chars {}
    impl NothingToDrop<OnlyMemory> for iter::CharIndices {}
    impl NothingToDrop<OnlyMemory> for iter::Lines {}
}
