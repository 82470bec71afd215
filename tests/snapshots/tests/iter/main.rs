//! `genfn::iter`: iterators that can be written down.

mod adapters;
mod compared;
mod damaged;
mod drops;
mod heads;
mod written;

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

use genfn::iter::*;

use compared::{behaves_as, behaves_as_forwards, goes_on_at_every_step};

fn texts() -> Vec<String> {
    ["pen", "", "book", "čaj"].map(str::to_owned).to_vec()
}

#[test]
fn a_vec() {
    goes_on_at_every_step(VecItems::from(texts()));
    behaves_as(VecItems::from(texts()), texts().into_iter());
    behaves_as(VecItems::from(texts().into_boxed_slice()), texts().into_iter());
}

#[test]
fn an_array() {
    goes_on_at_every_step(ArrayItems::from([1u8, 200, 3]));
    goes_on_at_every_step(ArrayItems::from(["a".to_owned(), "b".to_owned()]));
    goes_on_at_every_step(ArrayItems::<u8, 0>::from([]));
    behaves_as(ArrayItems::from([1, 2, 3, 4]), [1, 2, 3, 4].into_iter());
}

#[test]
fn an_option() {
    goes_on_at_every_step(OptionItems::from(Some(7)));
    goes_on_at_every_step(OptionItems::from(None::<u8>));
    behaves_as(OptionItems::from(Some(7)), Some(7).into_iter());
    behaves_as(OptionItems::from(Err::<u8, _>("no")), Err::<u8, _>("no").into_iter());
}

#[test]
fn a_deque_and_a_linked_list() {
    let mut deque = VecDeque::from(texts());
    deque.rotate_left(1);
    deque.push_front("around the corner".to_owned());
    goes_on_at_every_step(VecDequeItems::from(deque.clone()));
    behaves_as(VecDequeItems::from(deque.clone()), deque.into_iter());
    let list = LinkedList::from([1, 2, 3]);
    behaves_as(VecDequeItems::from(list.clone()), list.into_iter());
}

#[test]
fn what_is_sorted() {
    let map = BTreeMap::from([(3, 'c'), (1, 'a'), (2, 'b')]);
    goes_on_at_every_step(BTreeMapItems::from(map.clone()));
    behaves_as(BTreeMapItems::from(map), [(1, 'a'), (2, 'b'), (3, 'c')].into_iter());
    let set = BTreeSet::from([3, 1, 2]);
    goes_on_at_every_step(BTreeSetItems::from(set.clone()));
    behaves_as(BTreeSetItems::from(set), [1, 2, 3].into_iter());
    let heap = BinaryHeap::from([3, 1, 2, 5]);
    goes_on_at_every_step(BinaryHeapItems::from(heap.clone()));
    behaves_as(BinaryHeapItems::from(heap.clone()), heap.into_iter());
}

#[test]
fn what_is_hashed_keeps_its_order() {
    let map: HashMap<_, _> = (0..20).map(|n| ((n, n), n.to_string())).collect();
    goes_on_at_every_step(HashMapItems::from(map.clone()));
    let order: Vec<_> = map.iter().map(|(key, value)| (*key, value.clone())).collect();
    behaves_as(HashMapItems::from(map), order.into_iter());
    let set: HashSet<_> = (0..20).collect();
    goes_on_at_every_step(HashSetItems::from(set.clone()));
    let order: Vec<_> = set.iter().copied().collect();
    behaves_as(HashSetItems::from(set), order.into_iter());
}

#[test]
fn ranges() {
    goes_on_at_every_step(RangeItems::from(1..4));
    goes_on_at_every_step(RangeItems::from('x'..'z'));
    goes_on_at_every_step(RangeItems::from(i64::MIN..i64::MIN + 2));
    goes_on_at_every_step(RangeInclusiveItems::from(1..=3));
    goes_on_at_every_step(RangeInclusiveItems::from(254u8..=255));
    goes_on_at_every_step(RangeInclusiveItems::from(i64::MAX..=i64::MAX));
    goes_on_at_every_step(RangeFromItems::from(7..));
    behaves_as(RangeItems::from(1..5), 1..5);
    behaves_as(RangeInclusiveItems::from(1..=4u8), 1..=4);
    #[expect(clippy::reversed_empty_ranges)]
    behaves_as(RangeInclusiveItems::from(4..=1u8), 4..=1);
    behaves_as_forwards(RangeFromItems::from(7..), 7..);
}

#[test]
fn what_an_exhausted_range_reads_back_as_is_exhausted() {
    let mut items = RangeInclusiveItems::from(3..=3);
    items.next();
    let text = serde_json::to_string(&items).unwrap();
    let mut read: RangeInclusiveItems<i32> = serde_json::from_str(&text).unwrap();
    assert_eq!((read.size_hint(), read.next(), read.next_back()), ((0, Some(0)), None, None));
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
}

#[test]
fn the_indices_of_a_slice() {
    goes_on_at_every_step(indices(&["a", "b", "c"]));
    behaves_as(indices(&texts()), 0..4);
}

#[test]
fn characters() {
    goes_on_at_every_step(chars("añ€😀b"));
    behaves_as(chars("añ€😀b"), "añ€😀b".chars());
    behaves_as(chars(""), "".chars());
}

#[test]
fn characters_and_where_each_begins() {
    goes_on_at_every_step(CharIndices::from("añ€😀b"));
    behaves_as(CharIndices::from("añ€😀b"), "añ€😀b".char_indices());
}

#[test]
fn lines_of_a_text() {
    for text in ["", "\n", "a", "a\n", "a\r\nb\n\n\nc", "a\rb\r\n\r\n", "\r", "a\n\r", "\r\r\n", "a\n\u{2028}b\r"] {
        goes_on_at_every_step(lines(text));
        behaves_as(lines(text), text.lines().map(str::to_owned));
    }
}

#[test]
fn what_is_made_of_nothing_ends() {
    assert_eq!(VecItems::<u8>::default().next(), None);
    assert_eq!(ArrayItems::<u8, 3>::default().next(), None);
    assert_eq!(OptionItems::<u8>::default().next(), None);
    assert_eq!(VecDequeItems::<u8>::default().next(), None);
    assert_eq!(BTreeMapItems::<u8, u8>::default().next(), None);
    assert_eq!(RangeItems::<u8>::default().next(), None);
    assert_eq!(RangeInclusiveItems::<u8>::default().next(), None);
    assert_eq!(Indices::default().next(), None);
    assert_eq!(Chars::default().next(), None);
    assert_eq!(Lines::default().next(), None);
}

#[test]
fn what_is_left_is_shown() {
    let mut items = ArrayItems::from([1, 2, 3]);
    items.next();
    assert_eq!(format!("{items:?}"), "ArrayItems([2, 3])");
    let mut items = VecItems::from(vec![1, 2, 3]);
    items.next_back();
    assert_eq!(format!("{items:?}"), "VecItems([1, 2])");
    assert_eq!(format!("{:?}", RangeInclusiveItems::from(1..=2)), "RangeInclusiveItems(1..=2)");
    assert_eq!(format!("{:?}", RangeInclusiveItems::<u8>::default()), "RangeInclusiveItems(exhausted)");
    let mut items = lines("a\nb");
    items.next();
    assert_eq!(format!("{items:?}"), r#"Lines("b")"#);
    assert_eq!(items.as_str(), "b");
}
