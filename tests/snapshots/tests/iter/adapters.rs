//! Adapters: like std's, and written down at every step.

use std::collections::VecDeque;

use genfn::iter::*;

use crate::compared::{behaves_as, behaves_as_forwards, goes_on_at_every_step};
use crate::texts;

fn numbers() -> VecItems<u32> {
    vec![1, 2, 3, 4, 5].into_items()
}

fn std_numbers() -> std::vec::IntoIter<u32> {
    vec![1, 2, 3, 4, 5].into_iter()
}

/// One that goes on after its end, as an iterator may, and which is its own: it says so.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Stuttering(u8);

impl Iterator for Stuttering {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        self.0 += 1;
        (!self.0.is_multiple_of(3)).then_some(self.0)
    }
}

impl DoubleEndedIterator for Stuttering {
    fn next_back(&mut self) -> Option<u8> {
        self.next()
    }
}

impl IntoItems for Stuttering {
    type Items = Self;

    fn into_items(self) -> Self {
        self
    }
}

#[test]
fn enumerate() {
    goes_on_at_every_step(texts().into_items().enumerate());
    behaves_as(texts().into_items().enumerate(), texts().into_iter().enumerate());
    goes_on_at_every_step(chars("añb").enumerate());
}

#[test]
fn rev() {
    goes_on_at_every_step((1..=4).into_items().rev());
    behaves_as(numbers().rev(), std_numbers().rev());
    behaves_as(numbers().enumerate().rev(), std_numbers().enumerate().rev());
    behaves_as(numbers().rev().enumerate(), std_numbers().rev().enumerate());
    behaves_as(lines("a\nb\r\n").rev(), "a\nb\r\n".lines().rev().map(str::to_owned));
}

#[test]
fn zip() {
    goes_on_at_every_step(texts().into_items().zip(1..));
    goes_on_at_every_step(texts().into_items().zip(0..2));
    behaves_as(numbers().zip(texts()), std_numbers().zip(texts()));
    behaves_as(texts().into_items().zip(numbers()), texts().into_iter().zip(std_numbers()));
    behaves_as_forwards(Zip::new(Stuttering(0), 1..9), std::iter::zip(Stuttering(0), 1..9));
}

#[test]
fn chain() {
    goes_on_at_every_step(Some(9).into_items().chain(1..=3));
    goes_on_at_every_step(numbers().chain([6]).chain(VecDeque::from([7])));
    behaves_as(numbers().chain([6, 7]), std_numbers().chain([6, 7]));
    behaves_as(numbers().chain(None), std_numbers().chain(None));
    behaves_as(OptionItems::default().chain([6, 7]), None.into_iter().chain([6, 7]));
    goes_on_at_every_step(Chain::new(Stuttering(0), [8, 9]));
    behaves_as_forwards(Chain::new(Stuttering(0), [8, 9]), Stuttering(0).chain([8, 9]));
    behaves_as_forwards(Chain::new([8, 9], Stuttering(0)), [8, 9].into_iter().chain(Stuttering(0)));
    assert_eq!(Chain::<VecItems<u8>, VecItems<u8>>::default().next(), None);
}

#[test]
fn a_chain_whose_parts_may_be_written_as_null() {
    /// Written as `null`, and not at its end.
    #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
    struct Forever;

    impl Iterator for Forever {
        type Item = u8;

        fn next(&mut self) -> Option<u8> {
            Some(7)
        }
    }

    impl IntoItems for Forever {
        type Items = Self;

        fn into_items(self) -> Self {
            self
        }
    }

    let chain = Chain::new([1], Forever);
    let text = serde_json::to_string(&chain).unwrap();
    assert_eq!(text, r#"{"both":{"first":[1],"second":null}}"#);
    let read: Chain<ArrayItems<u8, 1>, Forever> = serde_json::from_str(&text).unwrap();
    assert!(read.take(3).eq([1, 7, 7]));
}

#[test]
fn skip_and_take() {
    for n in [0, 1, 3, 5, 9, usize::MAX] {
        goes_on_at_every_step(numbers().skip(n));
        goes_on_at_every_step(numbers().take(n));
        behaves_as(numbers().skip(n), std_numbers().skip(n));
        behaves_as(numbers().take(n), std_numbers().take(n));
        behaves_as(numbers().skip(1).take(n), std_numbers().skip(1).take(n));
        behaves_as(numbers().take(4).skip(n), std_numbers().take(4).skip(n));
        behaves_as(numbers().skip(n).rev(), std_numbers().skip(n).rev());
    }
    goes_on_at_every_step((0..).into_items().take(3));
    behaves_as_forwards((0..).into_items().skip(3).take(2), (0..).skip(3).take(2));
}

#[test]
fn step_by() {
    for step in [1, 2, 3, 4, 5, 6, usize::MAX] {
        goes_on_at_every_step(numbers().step_by(step));
        behaves_as(numbers().step_by(step), std_numbers().step_by(step));
        behaves_as(numbers().step_by(step).rev(), std_numbers().step_by(step).rev());
        behaves_as((0..7u8).into_items().step_by(step), (0..7u8).step_by(step));
        behaves_as_forwards((250..=255u8).into_items().step_by(step), (250..=255u8).step_by(step));
    }
    behaves_as(OptionItems::<u8>::default().step_by(2), None.into_iter().step_by(2));
}

#[test]
#[should_panic(expected = "a step of at least 1")]
fn a_step_of_nothing_panics() {
    numbers().step_by(0);
}

#[test]
fn peekable() {
    let peeked = |n: usize| {
        let (mut ours, mut std) = (numbers().peekable(), std_numbers().peekable());
        for _ in 0..n {
            assert_eq!(ours.next(), std.next());
        }
        assert_eq!(ours.peek(), std.peek());
        (ours, std)
    };
    for n in 0..8 {
        let (ours, std) = peeked(n);
        goes_on_at_every_step(ours.clone());
        behaves_as(ours, std);
    }
    behaves_as(numbers().peekable(), std_numbers().peekable());
    // Nothing lies behind what was looked at: it comes from the back.
    let (mut ours, mut std) = peeked(4);
    assert_eq!((ours.next_back(), ours.next_back()), (std.next_back(), std.next_back()));
    behaves_as(ours, std);
}

#[test]
fn what_is_looked_at_can_be_changed_or_taken() {
    let mut items = numbers().peekable();
    *items.peek_mut().unwrap() = 7;
    assert_eq!(items.next_if(|n| *n == 1), None);
    assert_eq!(items.next_if_eq(&7), Some(7));
    assert_eq!(items.next_if_eq(&7), None);
    assert_eq!(items.next(), Some(2));
}

#[test]
fn an_end_that_was_seen_is_an_end_once_though_the_iterator_goes_on() {
    let (mut ours, mut std) = (Peekable::new(Stuttering(2)), Stuttering(2).peekable());
    assert_eq!((ours.peek().copied(), ours.next(), ours.next()), (std.peek().copied(), std.next(), std.next()));
    let (mut ours, mut std) = (Peekable::new(Stuttering(1)), Stuttering(1).peekable());
    assert_eq!((ours.peek().copied(), ours.next_back()), (std.peek().copied(), std.next_back()));
    assert_eq!((ours.next(), ours.next()), (std.next(), std.next()));
}

#[test]
fn an_item_that_is_none_was_looked_at() {
    let mut items = vec![None, Some(1)].into_items().peekable();
    items.peek();
    let text = serde_json::to_string(&items).unwrap();
    assert_eq!(text, r#"{"peeked":{"item":null},"items":[1]}"#);
    let read: Peekable<VecItems<Option<u8>>> = serde_json::from_str(&text).unwrap();
    assert!(read.eq([None, Some(1)]));
}

#[test]
fn several_at_once() {
    let ours =
        || texts().into_items().chain(["tea".to_owned()]).enumerate().skip(1).step_by(2).zip(chars("abc")).take(2);
    let std = texts().into_iter().chain(["tea".to_owned()]).enumerate().skip(1).step_by(2).zip("abc".chars()).take(2);
    goes_on_at_every_step(ours());
    behaves_as_forwards(ours(), std);
    goes_on_at_every_step(numbers().rev().peekable());
}

#[test]
fn a_borrow_has_the_adapters_of_std() {
    let mut items = numbers();
    let first: std::iter::Take<&mut VecItems<u32>> = items.by_ref().take(2);
    assert!(first.eq([1, 2]));
    assert!(items.eq([3, 4, 5]));
}

#[test]
fn counts_that_were_read_overflow_nothing() {
    let counted = format!(r#"{{"at":{},"items":["a","b"]}}"#, usize::MAX);
    let items: Enumerate<VecItems<String>> = serde_json::from_str(&counted).unwrap();
    assert_eq!(items.clone().map(|(at, _)| at).collect::<Vec<_>>(), [usize::MAX, 0]);
    assert_eq!(items.clone().rev().map(|(at, _)| at).collect::<Vec<_>>(), [0, usize::MAX]);
    assert_eq!(items.clone().nth(1).map(|(at, _)| at), Some(0));

    let stepped = format!(r#"{{"step":{},"begun":true,"items":[1,2]}}"#, usize::MAX);
    let mut items: StepBy<VecItems<u8>> = serde_json::from_str(&stepped).unwrap();
    assert_eq!((items.size_hint(), items.next_back(), items.next()), ((0, Some(0)), None, None));

    let nothing = serde_json::from_str::<StepBy<VecItems<u8>>>(r#"{"step":0,"begun":true,"items":[1]}"#).unwrap_err();
    assert!(nothing.to_string().starts_with("invalid value: integer `0`, expected a nonzero usize"), "{nothing}");
}
