//! What becomes of the head of a `for`: what std has becomes what can be written down, anything else stays as it is.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

use genfn::iter::*;
use genfn::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// As emitted code has it.
macro_rules! head {
    ($head:expr) => {{
        #[allow(unused_imports)]
        use ::genfn::iter::HeadOfOthers as _;
        ::genfn::iter::Head($head).into_items()
    }};
}

fn can_be_written<I: Iterator + Serialize + DeserializeOwned>(_: &I) {}

#[test]
fn of_std() {
    let _: VecItems<&str> = head!(vec!["a"]);
    let _: VecItems<&str> = head!(vec!["a"].into_iter());
    let _: VecItems<&str> = head!(vec!["a"].into_boxed_slice());
    let _: ArrayItems<&str, 1> = head!(["a"]);
    let _: ArrayItems<&str, 1> = head!(["a"].into_iter());
    let _: OptionItems<&str> = head!(Some("a"));
    let _: OptionItems<&str> = head!(Some("a").into_iter());
    let _: OptionItems<&str> = head!("a".parse::<u8>().map(|_| "a"));
    let _: RangeItems<u8> = head!(0..3u8);
    let _: RangeInclusiveItems<char> = head!('a'..='b');
    let _: RangeFromItems<u8> = head!(0u8..);
    let _: VecDequeItems<u8> = head!(VecDeque::from([1u8]));
    let _: VecDequeItems<u8> = head!(VecDeque::from([1u8]).into_iter());
    let _: VecDequeItems<u8> = head!(LinkedList::from([1u8]));
    let _: VecDequeItems<u8> = head!(LinkedList::from([1u8]).into_iter());
    let _: BTreeMapItems<u8, u8> = head!(BTreeMap::from([(1u8, 1u8)]));
    let _: BTreeMapItems<u8, u8> = head!(BTreeMap::from([(1u8, 1u8)]).into_iter());
    let _: BTreeSetItems<u8> = head!(BTreeSet::from([1u8]));
    let _: BTreeSetItems<u8> = head!(BTreeSet::from([1u8]).into_iter());
    let _: BinaryHeapItems<u8> = head!(BinaryHeap::from([1u8]));
    let _: BinaryHeapItems<u8> = head!(BinaryHeap::from([1u8]).into_iter());
    let _: HashMapItems<u8, u8> = head!(HashMap::from([(1u8, 1u8)]));
    let _: HashMapItems<u8, u8> = head!(HashMap::from([(1u8, 1u8)]).into_iter());
    let _: HashSetItems<u8> = head!(HashSet::from([1u8]));
    let _: HashSetItems<u8> = head!(HashSet::from([1u8]).into_iter());
}

#[test]
fn a_literal_whose_type_nothing_tells() {
    let items = head!(0..3);
    can_be_written(&items);
    assert!(items.eq(0..3));
    can_be_written(&head!([1, 2]));
    can_be_written(&head!(Some(1)));
    can_be_written(&head!(vec![1, 2].into_iter()));
}

#[test]
fn an_iterator_that_has_begun() {
    let mut items = [1, 2, 3].into_iter();
    items.next();
    assert!(head!(items).eq([2, 3]));
    let mut items = vec![1, 2, 3].into_iter();
    items.next_back();
    assert!(head!(items).eq([1, 2]));
    let mut items = VecDeque::from([1, 2, 3]).into_iter();
    items.next();
    assert!(head!(items).eq([2, 3]));
}

#[test]
fn an_adapter_of_std_that_can_be_made_anew() {
    let _: Rev<RangeInclusiveItems<u8>> = head!((0..3u8).rev());
    let _: Rev<VecItems<u8>> = head!(vec![1u8].into_iter().rev());
    let _: Enumerate<VecItems<u8>> = head!(vec![1u8].into_iter().enumerate());
    for (start, end) in [(0, 3), (2, 3), (3, 3), (4, 3), (i32::MIN, i32::MIN + 1), (i32::MAX - 1, i32::MAX)] {
        let items = head!((start..end).rev());
        can_be_written(&items);
        assert!(items.eq((start..end).rev()));
        assert!(head!((start..=end).rev()).take(9).eq((start..=end).rev().take(9)));
    }
    assert!(head!((0..=u8::MAX).rev()).eq((0..=u8::MAX).rev()));
    assert!(head!(('a'..'d').rev()).eq(['c', 'b', 'a']));
    let mut begun = vec!['a', 'b', 'c'].into_iter().enumerate();
    begun.next();
    assert!(head!(begun.clone()).eq(begun.clone()));
    assert!(head!(begun.skip_while(|_| true).collect::<Vec<_>>().into_iter().enumerate()).next().is_none());
    let mut begun = vec![1, 2, 3].into_iter().rev();
    begun.next();
    assert!(head!(begun).eq([2, 1]));
}

#[test]
fn what_is_lent_is_copied() {
    let text = "añb".to_owned();
    let characters: Chars = head!(text.chars());
    let backwards: Rev<Chars> = head!(text.chars().rev());
    let counted: Enumerate<Chars> = head!(text.chars().enumerate());
    let placed: CharIndices = head!(text.char_indices());
    let bytes: VecItems<u8> = head!(text.bytes());
    drop(text);
    assert!(characters.eq(['a', 'ñ', 'b']));
    assert!(backwards.eq(['b', 'ñ', 'a']));
    assert!(counted.eq([(0, 'a'), (1, 'ñ'), (2, 'b')]));
    assert!(placed.eq([(0, 'a'), (1, 'ñ'), (3, 'b')]));
    assert!(bytes.eq("añb".bytes()));

    let numbers = vec![1, 2];
    let copied: VecItems<i32> = head!(numbers.iter().copied());
    drop(numbers);
    assert!(copied.eq([1, 2]));

    let mut begun = "añb".char_indices();
    begun.next();
    begun.next_back();
    assert!(head!(begun).eq([(1, 'ñ')]));
}

#[test]
fn an_iterator_from_here() {
    let _: VecItems<u8> = head!(VecItems::from(vec![1u8]));
    let _: Chars = head!(chars("ab"));
    let _: Indices = head!(indices(&[1, 2]));
}

#[test]
fn what_is_none_of_std() {
    #[generator(type = Counted)]
    fn counted(n: u8) -> impl Iterator<Item = u8> {
        for i in 0..n {
            yield_!(i);
        }
    }

    struct Shelf(Vec<u8>);
    impl IntoIterator for Shelf {
        type Item = u8;
        type IntoIter = VecItems<u8>;
        fn into_iter(self) -> VecItems<u8> {
            self.0.into()
        }
    }

    let generator: Counted = head!(counted(2));
    assert!(generator.eq([0, 1]));
    let _: VecItems<u8> = head!(Shelf(vec![1]));
    let list = vec![1u8];
    let _: std::slice::Iter<'_, u8> = head!(&list);
    let _: std::iter::Skip<std::vec::IntoIter<u8>> = head!(vec![1u8].into_iter().skip(1));
    let _: std::iter::Enumerate<std::slice::Iter<'_, u8>> = head!(list.iter().enumerate());
    let mut items = vec![1u8].into_iter();
    let _: &mut std::vec::IntoIter<u8> = head!(&mut items);
}

/// Here nothing is known of `I`: it is iterated by what it is iterated by, whatever stands for it.
fn others<I: IntoIterator>(head: I) -> I::IntoIter {
    head!(head)
}

/// But of a part of the type enough may be.
fn listed<T>(head: Vec<T>) -> VecItems<T> {
    head!(head)
}

fn ranged<T>(head: std::ops::Range<T>) -> impl Iterator<Item = T>
where
    std::ops::Range<T>: Iterator<Item = T>,
{
    head!(head)
}

/// Where too little is known of `T` std's stays as it is.
fn backwards<T>(head: std::ops::Range<T>) -> std::iter::Rev<std::ops::Range<T>>
where
    std::ops::Range<T>: DoubleEndedIterator<Item = T>,
{
    head!(head.rev())
}

fn entries<K, V, S>(head: HashMap<K, V, S>) -> HashMapItems<K, V> {
    head!(head)
}

#[test]
fn in_a_generic_function() {
    let _: std::vec::IntoIter<u8> = others(vec![1u8]);
    let _: VecItems<u8> = others(VecItems::from(vec![1u8]));
    assert!(listed(vec![1, 2]).eq([1, 2]));
    assert!(ranged(1..3).eq([1, 2]));
    assert!(backwards(1..3).eq([2, 1]));
    assert!(entries(HashMap::from([(1, 2)])).eq([(1, 2)]));
}

#[test]
fn what_is_made_of_each_by_hand() {
    assert!(vec![1, 2].into_items().eq([1, 2]));
    assert!([1, 2].into_items().eq([1, 2]));
    assert!(VecItems::from(vec![1]).into_items().eq([1]));
    fn written<I: IntoItems<Items: Serialize>>(items: I) -> String {
        serde_json::to_string(&items.into_items()).unwrap()
    }
    assert_eq!(written(0..3), r#"{"start":0,"end":3}"#);
    assert_eq!(written(BTreeMap::from([(1, 2)])), "[[1,2]]");
}

#[test]
fn what_yield_from_takes_in_a_generator_with_a_name() {
    #[generator(type = Delegating)]
    fn delegating(items: VecItems<u8>, rest: RangeInclusiveItems<u8>) -> impl Iterator<Item = u8> {
        yield_from!(items);
        yield_from!(rest);
    }
    let generator: Delegating = delegating(vec![1, 2].into(), (3..=4).into());
    assert!(generator.eq([1, 2, 3, 4]));
}
