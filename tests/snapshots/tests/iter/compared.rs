//! An iterator beside one that was left alone, and beside std's.

use std::fmt::Debug;

use genfn_tests_snapshots::round_trips;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// As many items as are looked at: some iterators don't end.
const SOME: usize = 30;

/// At every step, and after the end: it is written, read back, and driven on beside the one that was not.
pub(crate) fn goes_on_at_every_step<I>(mut alone: I)
where
    I: Iterator<Item: PartialEq + Debug> + Clone + Debug + Serialize + DeserializeOwned,
{
    for _ in 0..SOME {
        for (format, through) in round_trips() {
            let read: I = through(&alone);
            assert_eq!(serde_json::to_string(&read).unwrap(), serde_json::to_string(&alone).unwrap(), "{format}");
            same(format, read.clone(), alone.clone());
            same(format, through(&read), alone.clone());
        }
        if alone.next().is_none() {
            break;
        }
    }
}

fn same<I: Iterator<Item: PartialEq + Debug>>(format: &str, mut read: I, mut alone: I) {
    for _ in 0..SOME {
        assert_eq!(read.size_hint(), alone.size_hint(), "{format}");
        assert_eq!(read.next(), alone.next(), "{format}");
    }
}

/// Whatever is asked of it, in whatever order, it answers as std's does.
pub(crate) fn behaves_as<I, J>(ours: I, std: J)
where
    I: DoubleEndedIterator<Item: PartialEq + Debug> + Clone,
    J: DoubleEndedIterator<Item = I::Item> + Clone,
{
    behaves_as_for(3, ours, std);
}

fn behaves_as_for<I, J>(steps: u32, ours: I, std: J)
where
    I: DoubleEndedIterator<Item: PartialEq + Debug> + Clone,
    J: DoubleEndedIterator<Item = I::Item> + Clone,
{
    ends_as(ours.clone(), std.clone());
    assert_eq!(ours.clone().rev().collect::<Vec<_>>(), std.clone().rev().collect::<Vec<_>>());
    assert_eq!(ours.clone().rfold(0, |n, _| n * 3 + 1), std.clone().rfold(0, |n, _| n * 3 + 1));
    if steps == 0 {
        return;
    }
    for n in 0..3 {
        let (mut ours, mut std) = (ours.clone(), std.clone());
        assert_eq!(ours.nth(n), std.nth(n));
        behaves_as_for(steps - 1, ours, std);
    }
    for n in 0..3 {
        let (mut ours, mut std) = (ours.clone(), std.clone());
        assert_eq!(ours.nth_back(n), std.nth_back(n));
        behaves_as_for(steps - 1, ours, std);
    }
    let (mut ours, mut std) = (ours, std);
    assert_eq!(ours.next(), std.next());
    assert_eq!(ours.next_back(), std.next_back());
    behaves_as_for(steps - 1, ours, std);
}

/// The same, from the front.
pub(crate) fn behaves_as_forwards<I, J>(ours: I, std: J)
where
    I: Iterator<Item: PartialEq + Debug> + Clone,
    J: Iterator<Item = I::Item> + Clone,
{
    let forwards = |mut ours: I, mut std: J| {
        for _ in 0..SOME {
            assert_eq!(ours.size_hint(), std.size_hint());
            if std.size_hint().1.is_some() {
                ends_as(ours.clone(), std.clone());
            }
            assert_eq!(ours.next(), std.next());
        }
    };
    for n in 0..5 {
        let (mut ours, mut std) = (ours.clone(), std.clone());
        assert_eq!(ours.nth(n), std.nth(n));
        forwards(ours, std);
    }
    forwards(ours, std);
}

fn ends_as<I, J>(ours: I, std: J)
where
    I: Iterator<Item: PartialEq + Debug> + Clone,
    J: Iterator<Item = I::Item> + Clone,
{
    let fold = |mut items: Vec<_>, item| {
        items.push(item);
        items
    };
    assert_eq!(ours.size_hint(), std.size_hint());
    assert_eq!(ours.clone().fold(Vec::new(), fold), std.clone().fold(Vec::new(), fold));
    assert_eq!(ours.clone().count(), std.clone().count());
    assert_eq!(ours.last(), std.last());
}
