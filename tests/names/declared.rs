//! What the type is: its derives, its visibility, how it is made, what it is `Send` by.

use std::collections::HashSet;
use std::fmt::Debug;
use std::rc::Rc;

use genfn::prelude::*;

mod inner {
    use genfn::prelude::*;

    #[generator(type = Visible)]
    #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    #[doc(alias = "seen")]
    pub(in crate::declared) fn visible(n: u32) -> impl Iterator<Item = u32> {
        yield_!(n);
        yield_!(n + 1);
    }
}
use inner::{Visible, visible};

#[test]
fn it_is_as_visible_as_its_function_and_has_its_derives() {
    let mut one: Visible = visible(1);
    let other = visible(1);
    assert_eq!(one, other);
    assert!(one.next() == Some(1) && one != other);
    assert_eq!(HashSet::from([visible(1), visible(1), visible(2)]).len(), 2);
    assert!(visible(1) < visible(2));
}

#[generator(type = Fresh)]
#[derive(Clone, Debug, Default)]
fn fresh() -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_!(2);
}

#[derive(Default)]
struct Holds {
    fresh: Fresh,
}

#[test]
fn default_is_a_call_without_arguments() {
    assert!(Holds::default().fresh.eq([1, 2]));
}

#[generator(type = Counted)]
#[derive(Clone, Debug)]
const fn counted<const N: usize>(from: usize) -> impl Iterator<Item = usize> {
    for n in 0..N {
        yield_!(from + n);
    }
}

static COUNTED: Counted<3> = counted(5);
const NOBODY: Counted<0> = counted(0);

#[test]
fn a_const_function_makes_constants() {
    assert!(COUNTED.clone().eq([5, 6, 7]));
    assert_eq!(NOBODY.count(), 0);
}

#[generator(type = Sent)]
fn sent(list: Vec<u32>) -> impl Iterator<Item = u32> + Send + Sync {
    for x in list {
        yield_!(x);
    }
}

#[generator(type = Kept)]
#[derive(Clone)]
fn kept(list: Rc<[u32]>) -> impl Iterator<Item = u32> + Clone {
    for i in 0..list.len() {
        yield_!(list[i]);
    }
}

/// Whether a type is `Send`: the inherent constant, where there is one, hides that of the trait.
struct Asked<T>(std::marker::PhantomData<T>);

trait IsNot {
    const SEND: bool = false;
}
impl<T> IsNot for Asked<T> {}
impl<T: Send> Asked<T> {
    const SEND: bool = true;
}

#[test]
fn it_is_send_where_its_fields_are() {
    const { assert!(Asked::<Sent>::SEND && !Asked::<Kept>::SEND) };
    let sent = sent(vec![1, 2]);
    assert_eq!(std::thread::spawn(move || sent.sum::<u32>()).join().unwrap(), 3);
    assert!(kept(Rc::new([1, 2])).eq([1, 2]));
}

#[generator(type = Words)]
#[derive(Clone)]
fn words<'a, T: Debug>(text: &'a str, extra: &'a [T]) -> impl Iterator<Item = String> {
    for c in text.chars() {
        yield_!(c.to_string());
    }
    for x in extra {
        yield_!(format!("{x:?}"));
    }
}

/// It compiles: a longer lifetime does where a shorter one is wanted.
fn shortened<'short, 'long: 'short>(
    words: Words<'long, &'static str>,
    of: &'short str,
) -> (Words<'short, &'short str>, &'short str) {
    (words, of)
}

#[test]
fn it_is_covariant() {
    let text = String::from("a b");
    let (words, _) = shortened(words("xy", &["z"]), &text);
    assert!(words.eq(["x", "y", "\"z\""]));
}

/// One without handlers may be dropped after what it borrows.
#[test]
fn it_may_outlive_what_it_borrows_where_it_has_no_handlers() {
    let mut words;
    let text = String::from("a b");
    words = self::words::<u8>(&text, &[]);
    assert_eq!(words.next().as_deref(), Some("a"));
}

/// A lint on the function is none on the type.
#[generator(type = Linted)]
#[allow(clippy::needless_pass_by_value, unused_mut)]
#[inline]
#[derive(Debug)]
fn linted(mut list: Vec<u32>) -> impl Iterator<Item = u32> {
    yield_!(list[0]);
}

#[test]
fn attributes_of_functions_stay_there() {
    assert!(linted(vec![1]).eq([1]));
}

/// A derive of somebody else's has its helpers.
mod helpers {
    use super::*;

    #[generator(type = Hinted)]
    #[derive(Clone, Default)]
    #[non_exhaustive]
    fn hinted() -> impl Iterator<Item = u32> {
        yield_!(1);
    }

    #[test]
    fn attributes_of_types_go_there() {
        assert!(hinted().eq([1]));
        assert!(Hinted::default().clone().eq([1]));
    }
}

/// Declared in a function.
#[test]
fn it_may_stand_in_a_function() {
    #[generator(type = Local)]
    #[derive(Clone, Debug)]
    fn local(n: u32) -> impl Iterator<Item = u32> {
        yield_!(n);
    }
    let local: Local = local(1);
    assert!(local.clone().eq(local));
}

/// Items of the body are there once.
#[generator(type = Numbered)]
fn numbered() -> impl Iterator<Item = usize> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    const MOST: usize = 3;
    struct Unit;
    impl Unit {
        fn tick(&self) -> usize {
            NEXT.fetch_add(1, Ordering::Relaxed)
        }
    }
    for _ in 0..MOST {
        let n = Unit.tick();
        yield_!(n);
    }
}

#[test]
fn a_static_of_the_body_is_one() {
    let mut first = numbered();
    assert_eq!(first.next(), Some(0));
    let mut folded = Vec::new();
    numbered().for_each(|n| folded.push(n));
    assert_eq!(folded, [1, 2, 3]);
    assert_eq!(first.next(), Some(4));
}

/// What the body declares may be named by its locals where they are of no consequence.
#[generator(type = Inside)]
fn inside() -> impl Iterator<Item = u32> {
    #[derive(Clone, Copy)]
    enum Way {
        Here,
        There,
    }
    let ways = [Way::Here, Way::There];
    let count = ways.iter().filter(|way| matches!(way, Way::Here)).count() as u32;
    yield_!(count);
}

#[test]
fn types_of_the_body() {
    assert!(inside().eq([1]));
}
