//! What collections lend: their iterators, and their entries. What has a destructor, or drops what is left in it, is none of it: a
//! `Drain`, a `PeekMut`.

use alloc::collections::{binary_heap, btree_map, btree_set, linked_list, vec_deque};

use super::NothingToDrop;

macro_rules! of_values {
    ($($module:ident::$name:ident)*) => { $(impl<How, T> NothingToDrop<How> for $module::$name<'_, T> {})* };
}
of_values! {
    binary_heap::Iter
    btree_set::Difference btree_set::Intersection btree_set::Iter btree_set::Range
    btree_set::SymmetricDifference btree_set::Union
    linked_list::Iter linked_list::IterMut
    vec_deque::Iter vec_deque::IterMut
}

macro_rules! of_maps {
    ($($module:ident::$name:ident)*) => { $(impl<How, K, V> NothingToDrop<How> for $module::$name<'_, K, V> {})* };
}
of_maps! {
    btree_map::Iter btree_map::IterMut btree_map::Keys btree_map::Range btree_map::RangeMut
    btree_map::Values btree_map::ValuesMut
    btree_map::OccupiedEntry
}

// The key that it was asked for is in it.
impl<How, K: NothingToDrop<How>, V> NothingToDrop<How> for btree_map::VacantEntry<'_, K, V> {}
impl<How, K: NothingToDrop<How>, V> NothingToDrop<How> for btree_map::Entry<'_, K, V> {}

#[cfg(feature = "std")]
mod hashed {
    use std::collections::{hash_map, hash_set};

    use super::NothingToDrop;

    of_values! { hash_set::Iter }
    of_maps! {
        hash_map::Iter hash_map::IterMut hash_map::Keys hash_map::Values hash_map::ValuesMut
        hash_map::OccupiedEntry
    }

    impl<How, K: NothingToDrop<How>, V> NothingToDrop<How> for hash_map::VacantEntry<'_, K, V> {}
    impl<How, K: NothingToDrop<How>, V> NothingToDrop<How> for hash_map::Entry<'_, K, V> {}

    macro_rules! of_sets {
        ($($name:ident)*) => { $(impl<How, T, S> NothingToDrop<How> for hash_set::$name<'_, T, S> {})* };
    }
    of_sets! { Difference Intersection SymmetricDifference Union }
}
