//! Generic over types, lifetimes and consts, with `where` clauses.

use std::fmt::{Debug, Display};
use std::iter::Peekable;

use genfn::prelude::*;

use crate::twins::{iterated, pretty_assertions, twins};

twins! {
    over_a_type_and_a_lifetime:
    #[derive(Clone, Debug)]
    fn every as Every [<'t, T: Debug + Clone>(items: &'t [T], step: usize) -> impl Iterator<Item = &'t T> + Clone + Debug] {
        let mut at = 0;
        while at < items.len() {
            yield_!(&items[at]);
            at += step;
        }
    }
    run { iterated(|_| every(&['a', 'b', 'c'], 2)) }
}

twins! {
    over_a_const:
    #[derive(Clone, Debug)]
    fn chunks as Chunked [<T: Copy + Debug, const N: usize>(items: [T; N], size: usize) -> impl Iterator<Item = Vec<T>> + Clone + Debug] {
        let mut chunk = Vec::with_capacity(size);
        for item in items {
            chunk.push(item);
            if chunk.len() == size {
                yield_!(std::mem::take(&mut chunk));
            }
        }
        if !chunk.is_empty() {
            yield_!(chunk);
        }
    }
    run { iterated(|_| chunks([1u8, 2, 3, 4, 5], 2)) }
}

twins! {
    over_what_is_iterated:
    #[derive(Clone, Debug)]
    fn doubled as Doubled [<I>(items: I) -> impl Iterator<Item = I::Item> + Clone + Debug
        where I: IntoIterator<Item: Clone + Debug, IntoIter: Clone + Debug> + Clone + Debug,
    ] {
        for item in items {
            yield_!(item.clone());
            yield_!(item);
        }
    }
    run { iterated(|_| doubled(vec!["a", "b"])) }
}

twins! {
    over_an_iterator:
    #[derive(Clone, Debug)]
    fn spaced as Spaced [<I: Iterator<Item: Clone + Debug> + Clone + Debug>(items: I, between: I::Item) -> impl Iterator<Item = I::Item> + Clone + Debug] {
        let mut first = true;
        for item in items {
            if !first {
                yield_!(between.clone());
            }
            first = false;
            yield_!(item);
        }
    }
    run { iterated(|_| spaced([1u8, 2, 3].into_iter(), 0)) }
}

#[generator(type = Shown)]
fn shown<'a, 'b: 'a, T>(left: &'a [T], right: &'b T) -> impl Iterator<Item = String>
where
    T: Display + 'a,
{
    for x in left {
        yield_!(format!("{x}{right}"));
    }
}

#[generator(type = Unsized)]
fn texts<T: ?Sized + AsRef<str>>(text: &T, times: u32) -> impl Iterator<Item = &str> {
    for _ in 0..times {
        yield_!(text.as_ref());
    }
}

#[test]
fn bounds_stand_where_they_have_to() {
    assert!(shown(&[1, 2], &3).eq(["13", "23"]));
    struct Holds<'a>(Unsized<'a, str>);
    assert!(Holds(texts("a", 2)).0.eq(["a", "a"]));
}

/// A bound of the function is none of the type, unless a field needs it.
#[generator(type = Printed)]
fn printed<T: Display>(items: Vec<T>) -> impl Iterator<Item = String> {
    for item in items {
        yield_!(item.to_string());
    }
}

struct Unbounded<T>(Vec<Printed<T>>);

#[test]
fn a_type_without_bounds() {
    let all = Unbounded(vec![printed(vec![1, 2]), printed(vec![3])]);
    assert_eq!(all.0.into_iter().flatten().collect::<String>(), "123");
}

/// What is held asks for a bound itself.
#[generator(type = Groups)]
fn groups<I: Iterator>(mut items: Peekable<I>) -> impl Iterator<Item = Vec<I::Item>>
where
    I::Item: PartialEq,
{
    while let Some(first) = items.next() {
        let mut group = vec![first];
        while let Some(next) = items.next_if(|next| *next == group[0]) {
            group.push(next);
        }
        yield_!(group);
    }
}

#[test]
fn a_field_that_asks_for_a_bound() {
    assert!(groups([1, 1, 2].into_iter().peekable()).eq([vec![1, 1], vec![2]]));
}

/// Several lifetimes are left out: each is one of the type's.
#[generator(type = Zipped)]
fn zipped(left: &str, right: &[u8], _: &mut u8) -> impl Iterator<Item = (char, u8)> {
    let mut rest = right.iter();
    for c in left.chars() {
        let Some(byte) = rest.next() else { break };
        yield_!((c, *byte));
    }
}

#[test]
fn lifetimes_that_are_left_out() {
    fn named<'a, 'b, 'c>(zipped: Zipped<'a, 'b, 'c>) -> Zipped<'a, 'b, 'c> {
        zipped
    }
    let mut byte = 0;
    assert!(named(zipped("abc", &[1, 2], &mut byte)).eq([('a', 1), ('b', 2)]));
}

/// What no field names is no parameter less.
#[generator(type = Defaults)]
#[derive(Clone)]
fn defaults<'a, T: Default, U, const N: usize>() -> impl Iterator<Item = T> {
    let _: Option<(U, &'a ())> = None;
    for _ in 0..N {
        yield_!(T::default());
    }
}

#[test]
fn parameters_that_no_field_names() {
    fn is_sync<T: Sync + Send>(_: &T) {}
    let defaults: Defaults<'_, u8, std::rc::Rc<()>, 2> = defaults();
    is_sync(&defaults);
    assert!(defaults.eq([0, 0]));
}

/// A type behind a pointer may be unsized, a `dyn` may be held.
#[generator(type = Objects)]
fn objects(list: &[Box<dyn Fn(u32) -> u32>]) -> impl Iterator<Item = u32> {
    for object in list {
        let n = object(1);
        yield_!(n);
        yield_!(object(n));
    }
}

#[test]
fn objects_are_held() {
    assert!(objects(&[Box::new(|n| n + 1), Box::new(|n| n * 10)]).eq([2, 3, 10, 100]));
}

/// What is given is called.
#[generator(type = Mapped)]
fn mapped<T, R, F: FnMut(T) -> R>(items: Vec<T>, mut f: F) -> impl Iterator<Item = R> {
    for item in items {
        let result = f(item);
        yield_!(result);
    }
}

#[test]
fn a_closure_that_is_given() {
    let mut n = 0;
    let mapped: Mapped<u32, u32, _> = mapped(vec![1, 2], |x| {
        n += x;
        n
    });
    assert!(mapped.eq([1, 3]));
}
