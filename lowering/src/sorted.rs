//! Maps and sets that are sorted vectors: iteration is in order, so that what is emitted is the same every time.
//!
//! They stand for std's `BTreeMap` and `BTreeSet`, of which rustc compiles some eighty functions for each type of key and value. Some fifty
//! such types were a quarter of the code that this crate is compiled to, in every clean build of every crate that depends on it. The
//! names are std's, and mean the same. To insert before others moves them along; ids come in ascending order, mostly.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::ops::Index;

/// Values by their keys.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Map<K, V> {
    /// Ascending by their keys, each of which is there once.
    entries: Vec<(K, V)>,
}

/// Values, each once.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Set<T> {
    /// Ascending, each once.
    values: Vec<T>,
}

/// The place of a key, filled or not.
pub(crate) struct Entry<'m, K, V> {
    entries: &'m mut Vec<(K, V)>,
    key: K,
    at: Result<usize, usize>,
}

/// Where a key is among so many, or where it belongs. It knows them as places that compare with the key, and so is compiled once.
fn find(count: usize, compared: &dyn Fn(usize) -> Ordering) -> Result<usize, usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        match compared(middle) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal => return Ok(middle),
            Ordering::Greater => high = middle,
        }
    }
    Err(low)
}

impl<K, V> Map<K, V> {
    pub(crate) const fn new() -> Self {
        Map { entries: Vec::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }

    pub(crate) fn iter(&self) -> Entries<'_, K, V> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    pub(crate) fn into_values(self) -> impl Iterator<Item = V> {
        self.entries.into_iter().map(|(_, value)| value)
    }

    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        self.entries.retain_mut(|(key, value)| keep(key, value));
    }
}

impl<K: Ord, V> Map<K, V> {
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        find(self.entries.len(), &|at| self.entries[at].0.borrow().cmp(key))
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().map(|at| &self.entries[at].1)
    }

    pub(crate) fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// What was there before.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.entries[at].1, value)),
            Err(at) => {
                self.entries.insert(at, (key, value));
                None
            }
        }
    }

    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().map(|at| self.entries.remove(at).1)
    }

    pub(crate) fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let at = self.find(&key);
        Entry { entries: &mut self.entries, key, at }
    }

    /// What is at this key and after it, which goes.
    pub(crate) fn split_off(&mut self, key: &K) -> Self {
        let (Ok(at) | Err(at)) = self.find(key);
        Map { entries: self.entries.split_off(at) }
    }
}

impl<'m, K, V> Entry<'m, K, V> {
    pub(crate) fn or_insert_with(self, value: impl FnOnce() -> V) -> &'m mut V {
        let at = match self.at {
            Ok(at) => at,
            Err(at) => {
                self.entries.insert(at, (self.key, value()));
                at
            }
        };
        &mut self.entries[at].1
    }

    pub(crate) fn or_insert(self, value: V) -> &'m mut V {
        self.or_insert_with(|| value)
    }

    pub(crate) fn or_default(self) -> &'m mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

impl<T> Set<T> {
    pub(crate) const fn new() -> Self {
        Set { values: Vec::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    pub(crate) fn clear(&mut self) {
        self.values.clear();
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.values.iter()
    }
}

impl<T: Ord> Set<T> {
    fn find<Q: Ord + ?Sized>(&self, value: &Q) -> Result<usize, usize>
    where
        T: Borrow<Q>,
    {
        find(self.values.len(), &|at| self.values[at].borrow().cmp(value))
    }

    pub(crate) fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.find(value).is_ok()
    }

    /// Whether it was not there before.
    pub(crate) fn insert(&mut self, value: T) -> bool {
        let found = self.find(&value);
        if let Err(at) = found {
            self.values.insert(at, value);
        }
        found.is_err()
    }

    /// Whether it was there.
    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let found = self.find(value);
        found.map(|at| self.values.remove(at)).is_ok()
    }

    /// What is at this value and after it, which goes.
    pub(crate) fn split_off(&mut self, value: &T) -> Self {
        let (Ok(at) | Err(at)) = self.find(value);
        Set { values: self.values.split_off(at) }
    }

    pub(crate) fn difference<'s>(&'s self, other: &'s Set<T>) -> impl Iterator<Item = &'s T> {
        self.values.iter().filter(|value| !other.contains(value))
    }
}

/// Borrowed entries, as pairs.
pub(crate) type Entries<'m, K, V> = std::iter::Map<std::slice::Iter<'m, (K, V)>, fn(&(K, V)) -> (&K, &V)>;

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map::new()
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Set::new()
    }
}

impl<K: Ord + Borrow<Q>, V, Q: Ord + ?Sized> Index<&Q> for Map<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("this is a bug in genfn: no entry of that key")
    }
}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        for value in values {
            self.insert(value);
        }
    }
}

impl<'v, T: Ord + Copy> Extend<&'v T> for Set<T> {
    fn extend<I: IntoIterator<Item = &'v T>>(&mut self, values: I) {
        self.extend(values.into_iter().copied());
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Map::new();
        map.extend(entries);
        map
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Set::new();
        set.extend(values);
        set
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'m, K, V> IntoIterator for &'m Map<K, V> {
    type Item = (&'m K, &'m V);
    type IntoIter = Entries<'m, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.into_iter()
    }
}

impl<'s, T> IntoIterator for &'s Set<T> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{Map, Set};

    /// Steps to take: what to do, and with which key. There are few keys, so that many steps meet the same.
    fn steps() -> impl Iterator<Item = (u8, u8)> {
        let mut random = fastrand::Rng::with_seed(7);
        std::iter::repeat_with(move || (random.u8(..8), random.u8(..20))).take(5_000)
    }

    #[test]
    fn a_map_holds_what_a_btree_map_does() {
        let (mut map, mut model) = (Map::new(), BTreeMap::new());
        for (step, (what, key)) in steps().enumerate() {
            match what {
                0 => assert_eq!(map.remove(&key), model.remove(&key)),
                1 => *map.entry(key).or_default() += 1,
                2 => assert_eq!(*map.entry(key).or_insert(step), *model.entry(key).or_insert(step)),
                3 => assert!(map.split_off(&key).into_iter().eq(model.split_off(&key))),
                4 => {
                    map.retain(|kept, _| kept % 7 != key % 7);
                    model.retain(|kept, _| kept % 7 != key % 7);
                }
                _ => assert_eq!(map.insert(key, step), model.insert(key, step)),
            }
            if what == 1 {
                *model.entry(key).or_default() += 1;
            }
            assert!(map.iter().eq(&model), "after step {step}");
            assert_eq!((map.len(), map.get(&key)), (model.len(), model.get(&key)));
            assert_eq!(map.contains_key(&key), model.contains_key(&key));
        }
    }

    #[test]
    fn a_set_holds_what_a_btree_set_does() {
        let (mut set, mut model) = (Set::new(), BTreeSet::new());
        let mut before = Set::new();
        for (step, (what, value)) in steps().enumerate() {
            match what {
                0 => assert_eq!(set.remove(&value), model.remove(&value)),
                1 => assert!(set.split_off(&value).into_iter().eq(model.split_off(&value))),
                2 => before = set.clone(),
                3 => {
                    set.extend(&before);
                    model.extend(&before);
                }
                _ => assert_eq!(set.insert(value), model.insert(value)),
            }
            assert!(set.iter().eq(&model), "after step {step}");
            assert!(set.difference(&before).eq(model.iter().filter(|value| !before.contains(value))));
            assert_eq!((set.len(), set.contains(&value)), (model.len(), model.contains(&value)));
        }
    }
}
