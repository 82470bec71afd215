//! What a type with a name can be, and this one too.

use std::collections::BTreeMap;
use std::fmt::Debug;

use genfn::prelude::*;
use genfn::{Inspect, Resume, State};

/// What its collection iterates by: in fields, in an `IntoIterator`, without a box.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree<T> {
    Leaf,
    Node(Box<Tree<T>>, T, Box<Tree<T>>),
}

impl<T: Ord> Tree<T> {
    fn of(values: impl IntoIterator<Item = T>) -> Tree<T> {
        let mut tree = Tree::Leaf;
        values.into_iter().for_each(|value| tree.insert(value));
        tree
    }

    fn insert(&mut self, new: T) {
        match self {
            Tree::Leaf => *self = Tree::Node(Box::new(Tree::Leaf), new, Box::new(Tree::Leaf)),
            Tree::Node(left, value, _) if new < *value => left.insert(new),
            Tree::Node(.., right) => right.insert(new),
        }
    }
}

#[generator(type = Iter, value: &T, right: &Box<Tree<T>>)]
#[derive(Clone, Debug)]
pub(crate) fn iter<T>(tree: &Tree<T>) -> impl Iterator<Item = &T> {
    if let Tree::Node(left, value, right) = tree {
        yield_from!(iter(left));
        yield_!(value);
        yield_from!(iter(right));
    }
}

#[generator(type = IterMut, value: &mut T, right: &mut Box<Tree<T>>)]
pub(crate) fn iter_mut<T>(tree: &mut Tree<T>) -> impl Iterator<Item = &mut T> {
    if let Tree::Node(left, value, right) = tree {
        yield_from!(iter_mut(left));
        yield_!(value);
        yield_from!(iter_mut(right));
    }
}

#[generator(type = IntoIter, value: T, right: Box<Tree<T>>)]
#[derive(Clone)]
pub(crate) fn into_iter<T>(tree: Tree<T>) -> impl Iterator<Item = T> {
    if let Tree::Node(left, value, right) = tree {
        yield_from!(into_iter(*left));
        yield_!(value);
        yield_from!(into_iter(*right));
    }
}

impl<'t, T> IntoIterator for &'t Tree<T> {
    type Item = &'t T;
    type IntoIter = Iter<'t, T>;
    fn into_iter(self) -> Iter<'t, T> {
        iter(self)
    }
}

impl<'t, T> IntoIterator for &'t mut Tree<T> {
    type Item = &'t mut T;
    type IntoIter = IterMut<'t, T>;
    fn into_iter(self) -> IterMut<'t, T> {
        iter_mut(self)
    }
}

impl<T> IntoIterator for Tree<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        into_iter(self)
    }
}

#[test]
fn all_three_of_a_collection() {
    let mut tree = Tree::of([5, 2, 8, 1, 9, 3]);
    assert_eq!((&tree).into_iter().copied().collect::<Vec<_>>(), [1, 2, 3, 5, 8, 9]);
    for value in &mut tree {
        *value *= 10;
    }
    assert_eq!(tree.clone().into_iter().collect::<Vec<_>>(), [10, 20, 30, 50, 80, 90]);
    let mut some = tree.into_iter();
    assert_eq!(some.by_ref().take(2).sum::<i32>(), 30);
    let again = some.clone();
    assert_eq!(some.collect::<Vec<_>>(), again.collect::<Vec<_>>());
}

#[test]
fn it_derives() {
    let tree = Tree::of([2, 1, 3]);
    let mut items = iter(&tree);
    assert_eq!(items.next(), Some(&1));
    let mut copy: Iter<'_, i32> = items.clone();
    assert_eq!(items.next(), Some(&2));
    assert_eq!(copy.by_ref().collect::<Vec<_>>(), [&2, &3]);
    assert!(format!("{items:?}").starts_with("iter { at: \"tests"), "{items:?}");
    assert_eq!(format!("{copy:?}"), "iter { closed }");
}

/// What is neither `Clone` nor `Send` when it is returned, and isn't held.
#[derive(Debug, PartialEq)]
struct Alone(u32);

#[generator(type = Down)]
#[derive(Clone, Debug)]
fn down(n: u32) -> impl Generator<Yield = u32, Return = Alone> + Clone + Send {
    yield_!(n);
    let below: u32 = if n > 0 { yield_from!(down(n - 1)).0 } else { 0 };
    yield_!(below + 10);
    Alone(below + 1)
}

#[test]
fn a_clone_of_what_returns_something_else() {
    let mut first = down(2);
    assert_eq!(first.by_ref().take(3).collect::<Vec<_>>(), [2, 1, 0]);
    let mut second = first.clone();
    let ends = |g: &mut Down| loop {
        if let Err(stop) = g.resume(Resume::Start) {
            break stop.value;
        }
    };
    assert_eq!((ends(&mut first), ends(&mut second)), (Some(Alone(3)), Some(Alone(3))));
}

#[generator(type = Shared)]
#[derive(Debug)]
fn shared<T: Copy + Send + Sync>(items: &[T]) -> impl Generator<Yield = T> + Send + Sync {
    if let [first, rest @ ..] = items {
        yield_!(*first);
        yield_from!(shared(rest));
    }
}

#[generator]
fn shared_opaque<T: Copy + Send + Sync>(items: &[T]) -> impl Generator<Yield = T> + Send + Sync {
    if let [first, rest @ ..] = items {
        yield_!(*first);
        yield_from!(shared_opaque(rest));
    }
}

fn deep(at: &dyn Inspect) -> usize {
    at.delegate().map_or(0, |inner| 1 + deep(inner))
}

#[test]
fn two_threads_look_at_one() {
    fn looked_at(mut g: impl Generator<Yield = i32, Send = ()> + Sync + Send) {
        assert!((0..3).all(|_| g.resume(Resume::Start).is_ok()));
        let g = &g;
        std::thread::scope(|scope| {
            let lookers: Vec<_> = (0..4).map(|_| scope.spawn(move || deep(g))).collect();
            assert!(lookers.into_iter().all(|looker| looker.join().unwrap() == 2));
        });
    }
    looked_at(shared(&[1, 2, 3, 4]));
    looked_at(shared_opaque(&[1, 2, 3, 4]));
}

/// Made where constants are.
#[generator(type = Ruler)]
#[derive(Clone, Debug)]
const fn ruler(n: u32) -> impl Iterator<Item = u32> {
    if n > 0 {
        yield_from!(ruler(n - 1));
        yield_!(n);
        yield_from!(ruler(n - 1));
    }
}

static RULER: Ruler = ruler(3);

/// Without arguments.
#[generator(type = Ones)]
#[derive(Default, Clone)]
fn ones() -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_from!(ones());
}

#[test]
fn constants_and_defaults() {
    assert_eq!(RULER.clone().collect::<Vec<_>>(), [1, 2, 1, 3, 1, 2, 1]);
    assert_eq!(Ones::default().take(1000).sum::<u32>(), 1000);
}

/// Parameters that no argument names, and others.
#[generator(type = Generic)]
fn generic<'a, T, U, const N: usize>(items: [&'a T; N], at: usize) -> impl Iterator<Item = U>
where
    T: Clone + Into<U>,
{
    if at < N {
        yield_!(items[at].clone().into());
        yield_from!(generic::<T, U, N>(items, at + 1));
    }
}

struct Holds<'a> {
    both: (Generic<'a, u8, u32, 3>, Iter<'a, u8>),
}

#[test]
fn parameters() {
    let tree = Tree::of([3, 1, 2]);
    let mut holds = Holds { both: (generic([&1, &2, &3], 0), iter(&tree)) };
    let first: Vec<u32> = holds.both.0.by_ref().collect();
    assert_eq!(first, [1, 2, 3]);
    assert!(holds.both.1.eq(&[1, 2, 3]));
}

/// One that is delegated to by others, and by a box of the same.
#[generator(type = Outer)]
fn outer(n: u32) -> impl Generator<Yield = u32, Return = u32> {
    let inner: Down = down(n);
    let Alone(first) = yield_from!(inner);
    if n > 0 {
        let boxed: Box<Outer> = Box::new(outer(n - 1));
        first + yield_from!(boxed)
    } else {
        first
    }
}

#[test]
fn among_others() {
    let mut g = outer(2);
    let mut yielded = Vec::new();
    let returned = loop {
        match g.resume(Resume::Start) {
            Ok(value) => yielded.push(value),
            Err(stop) => break stop.value,
        }
        assert!(g.delegate().is_some());
    };
    assert_eq!((yielded.len(), returned), (12, Some(6)));
    assert_eq!(Generator::state(&g), State::Closed);
}

/// As deep as memory goes.
#[generator(type = Chain)]
#[derive(Clone)]
fn chain(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    if n > 0 {
        yield_from!(chain(n - 1));
    }
}

#[test]
fn depth() {
    let mut whole = chain(300_000);
    assert_eq!(whole.by_ref().take(300_000).count(), 300_000);
    let half = whole.clone();
    drop(whole);
    assert_eq!(half.collect::<Vec<_>>(), [0]);
}

/// Names in the body that a `use` brings.
#[generator(type = Counted)]
fn counted<'a>(words: &'a [&'a str], counts: &'a mut BTreeMap<&'a str, u32>) -> impl Iterator<Item = &'a str> {
    use std::collections::btree_map::Entry;
    const LEAST: usize = 1;
    if let [first, rest @ ..] = words {
        let is_new = matches!(counts.entry(first), Entry::Vacant(_));
        *counts.entry(first).or_insert(0) += 1;
        if is_new && first.len() > LEAST {
            yield_!(*first);
        }
        yield_from!(counted(rest, counts));
    }
}

#[test]
fn items_of_the_body() {
    let mut counts = BTreeMap::new();
    assert_eq!(counted(&["ab", "c", "ab", "de"], &mut counts).collect::<Vec<_>>(), ["ab", "de"]);
}

fn is_lively<T: Send + Sync + Unpin + Clone + Debug>(_: &T) {}

#[test]
fn is_as_its_fields_are() {
    is_lively(&iter(&Tree::of([1])));
    is_lively(&RULER);
}
