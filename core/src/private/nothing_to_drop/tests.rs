//! That what is listed has nothing to drop is asked of rustc.

use std::borrow::ToOwned;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque, btree_map, hash_map};
use std::io::{BufRead, Read};
use std::path::Path;
use std::string::String;
use std::{cell, io, mem, ops, vec};

use super::{NothingToDrop, OnlyMemory};

fn listed<T: NothingToDrop>(_: T) {
    assert!(!mem::needs_drop::<T>(), "{}", core::any::type_name::<T>());
}

fn frees_memory<T: NothingToDrop<OnlyMemory>>(_: T) {}

fn owned() -> String {
    "a".to_owned()
}

#[test]
fn values_of_the_language_and_of_core() {
    let mut text = owned();
    listed((&mut text, 1, 'a', "b"));
    listed((1, 2, 3, 4, &text, core::cmp::Ordering::Less));
    listed("1".parse::<i32>().map(|n| (n, &text)));
    listed(mem::ManuallyDrop::new(owned()));
    listed(core::marker::PhantomData::<String>);
    listed(ops::ControlFlow::<&str, &String>::Break("a"));
    listed(core::task::Poll::Ready(&text));
    listed(ops::Bound::Included(&text));
    listed(core::cmp::Reverse(&text));
    listed(cell::Cell::new(&text));
    listed(cell::RefCell::new(&text));
    listed(core::pin::Pin::new(&mut text));
}

#[test]
fn iterators_of_core() {
    let mut option = Some(owned());
    listed(option.iter());
    listed(option.iter_mut());
    let mut result: Result<String, String> = Ok(owned());
    listed(result.iter());
    listed(result.iter_mut());
    let nested = [vec![owned()]];
    listed(nested.iter().flatten().rev().enumerate());
}

#[test]
fn iterators_of_collections() {
    let mut deque = VecDeque::from([owned()]);
    listed(deque.iter());
    listed(deque.iter_mut());
    let mut list = LinkedList::from([owned()]);
    listed(list.iter());
    listed(list.iter_mut());
    let heap = BinaryHeap::from([owned()]);
    listed(heap.iter());
    let set = BTreeSet::from([owned()]);
    listed(set.iter());
    listed(set.range(owned()..));
    listed(set.difference(&set));
    listed(set.intersection(&set));
    listed(set.symmetric_difference(&set));
    listed(set.union(&set));
    let set = HashSet::from([owned()]);
    listed(set.iter());
    listed(set.difference(&set));
    listed(set.intersection(&set));
    listed(set.symmetric_difference(&set));
    listed(set.union(&set));
}

macro_rules! maps {
    ($map:ident) => {
        listed($map.iter());
        listed($map.iter_mut());
        listed($map.keys());
        listed($map.values());
        listed($map.values_mut());
    };
}

#[test]
fn iterators_and_entries_of_maps() {
    let mut map = BTreeMap::from([(owned(), owned())]);
    maps!(map);
    listed(map.range(owned()..));
    listed(map.range_mut(owned()..));
    let btree_map::Entry::Occupied(entry) = map.entry(owned()) else { unreachable!() };
    listed(entry);
    let mut map = HashMap::from([(owned(), owned())]);
    maps!(map);
    let hash_map::Entry::Occupied(entry) = map.entry(owned()) else { unreachable!() };
    listed(entry);

    let mut map = BTreeMap::from([(1, owned())]);
    listed(map.entry(1));
    let btree_map::Entry::Vacant(entry) = map.entry(2) else { unreachable!() };
    listed(entry);
    let mut map = HashMap::from([("a", owned())]);
    listed(map.entry("a"));
    let hash_map::Entry::Vacant(entry) = map.entry("b") else { unreachable!() };
    listed(entry);
}

#[test]
fn paths_and_readers() {
    let path = Path::new("a/b");
    listed(path.components().next());
    listed(path.components());
    listed(path.ancestors());
    listed(path.display());
    listed(path.iter());
    listed((std::time::Instant::now(), std::time::SystemTime::now()));
    let (_, receiver) = std::sync::mpsc::channel::<String>();
    listed(receiver.iter());
    listed(receiver.try_iter());
    let text = owned();
    let mut cursor = io::Cursor::new(&text);
    listed(cursor.by_ref().take(1).chain("c".as_bytes()));
    listed(cursor.by_ref().bytes());
    listed(cursor.by_ref().lines());
    listed(cursor.by_ref().split(b'a'));
    listed(cursor);
}

#[test]
fn owners_of_memory() {
    let text = owned();
    frees_memory(vec![(text.as_str(), text.clone(), 1)]);
    frees_memory(HashMap::from([("a", [Some(vec!['a'])])]));
    frees_memory(BTreeMap::from([(1, VecDeque::from([&text]))]).into_iter().rev());
    frees_memory(Path::new(&text).to_string_lossy());
    frees_memory(io::BufReader::new(text.as_bytes()).lines());
}

#[cfg(feature = "serde")]
#[test]
fn iterators_that_can_be_written_down() {
    use crate::iter::{IntoItems, indices};
    let text = owned();
    listed(Some(&text).into_items().enumerate().rev());
    listed(Some(&text).into_items().chain(None).skip(1).take(2));
    listed((0..3).into_items().step_by(2).zip((0..=3).into_items().peekable()).zip(0..));
    listed(indices(&[1, 2]));
    frees_memory([&text].into_items().enumerate());
    frees_memory(vec![&text].into_items().enumerate());
    frees_memory(text.chars().into_items().zip(text.char_indices()));
    frees_memory(BTreeMap::from([(1, owned())]).into_items().zip(HashMap::from([(1, owned())])));
}
