//! What is delegated to has a name, too.

use std::fmt::Debug;

use genfn::Resume;
use genfn::prelude::*;

use crate::twins::{Log, iterated, pretty_assertions, resumed, twins};

#[derive(Clone, Debug, Default)]
pub(crate) struct Tree<T> {
    pub(crate) value: T,
    pub(crate) left: Option<Box<Tree<T>>>,
    pub(crate) right: Option<Box<Tree<T>>>,
}

pub(crate) fn tree(values: std::ops::Range<u32>) -> Option<Box<Tree<u32>>> {
    if values.is_empty() {
        return None;
    }
    let middle = values.start + (values.end - values.start) / 2;
    Some(Box::new(Tree { value: middle, left: tree(values.start..middle), right: tree(middle + 1..values.end) }))
}

/// It holds itself, in a box.
#[generator(type = Walk)]
#[derive(Clone, Debug)]
pub(crate) fn walk<T>(tree: &Tree<T>) -> impl Iterator<Item = &T> {
    if let Some(left) = &tree.left {
        yield_from!(Box::new(walk(left)));
    }
    yield_!(&tree.value);
    if let Some(right) = &tree.right {
        yield_from!(Box::new(walk(right)));
    }
}

/// The same by a `let`, an `Option` and a loop.
#[generator(type = Walk2)]
fn walk_by_hand<T>(tree: &Tree<T>) -> impl Iterator<Item = &T> {
    let mut left: Option<Box<Walk2<'_, T>>> = tree.left.as_ref().map(|left| Box::new(walk_by_hand(left)));
    while let Some(item) = left.as_mut().and_then(|left| left.next()) {
        yield_!(item);
    }
    yield_!(&tree.value);
    if let Some(right) = &tree.right {
        let right: Box<Walk2<'_, T>> = Box::new(walk_by_hand(right));
        yield_from!(right);
    }
}

#[test]
fn it_holds_itself() {
    let tree = tree(0..20).unwrap();
    assert!(walk(&tree).copied().eq(0..20));
    assert!(walk_by_hand(&tree).copied().eq(0..20));
    let mut some = walk(&tree);
    let first: Vec<u32> = some.by_ref().take(7).copied().collect();
    assert_eq!(first, [0, 1, 2, 3, 4, 5, 6]);
    assert!(some.clone().copied().eq(7..20));
    assert!(some.copied().eq(7..20));
}

#[generator(type = Deep)]
fn deep(tree: &Tree<u32>) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    let mut sum = tree.value;
    let children: [&Option<Box<Tree<u32>>>; 2] = [&tree.left, &tree.right];
    for child in children.into_iter().flatten() {
        let inner: Box<Deep<'_>> = Box::new(deep(child));
        sum += yield_from!(inner);
    }
    if yield_!(tree.value) { sum } else { 0 }
}

#[test]
fn a_generator_that_holds_itself() {
    let tree = tree(0..7).unwrap();
    let mut walk = deep(&tree);
    let mut seen = vec![walk.start().unwrap()];
    let end = loop {
        match walk.send(true) {
            Ok(value) => seen.push(value),
            Err(stop) => break stop.value,
        }
    };
    assert_eq!(seen.len(), 7);
    assert_eq!(end, Some(21));
}

#[generator(type = Inner)]
#[derive(Clone, Debug)]
pub(crate) fn inner(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> + Clone + Debug {
    let mut sum = 0u32;
    for i in 0..n {
        sum += yield_!(i).unwrap_or(100);
    }
    sum
}

twins! {
    to_a_generator_with_a_name:
    #[derive(Clone, Debug)]
    fn outer as Outer [(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> + Clone + Debug] {
        let inner: Inner = inner(n);
        let first = yield_from!(inner);
        let second: u32 = yield_from!({ let inner: Inner = crate::delegates::inner(1); inner });
        first + second
    }
    run {
        let sent = |n| Resume::Send(Some(n));
        resumed(&Log::default(), outer(2), vec![Resume::Start, sent(1), sent(2), sent(3), Resume::Start])
    }
}

twins! {
    to_collections_and_iterators:
    #[derive(Clone, Debug)]
    fn all as All [(list: Vec<u32>, text: &'static str) -> impl Iterator<Item = u32> + Clone + Debug] {
        yield_from!(list.clone());
        yield_from!(0..2);
        yield_from!([7, 8]);
        yield_from!(Some(9));
        yield_from!(list);
        for c in text.chars() {
            yield_!(c as u32);
        }
    }
    run { iterated(|_| all(vec![1, 2], "a")) }
}

/// An iterator of somebody's own.
#[derive(Clone, Debug)]
pub(crate) struct Own(u32);

impl Iterator for Own {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

twins! {
    over_an_iterator_of_ones_own:
    #[derive(Clone, Debug)]
    fn owned as Owned [(n: u32) -> impl Iterator<Item = u32> + Clone + Debug] {
        for x in Own(n) {
            yield_!(x * 2);
        }
    }
    run { iterated(|_| owned(3)) }
}

/// It lends what it delegates to.
#[generator(type = Lent)]
fn lent<'i>(walk: &'i mut Inner) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let walk: &'i mut Inner = walk;
    yield_from!(walk)
}

#[test]
fn a_delegate_that_is_lent() {
    let mut inner = inner(2);
    let mut lent = lent(&mut inner);
    assert_eq!(next(&mut lent), Ok(0));
    assert_eq!(lent.send(Some(1)), Ok(1));
    drop(lent);
    assert_eq!(inner.send(Some(2)).map_err(|stop| stop.value), Err(Some(3)));
}

/// What is unnamed delegates to what is named, and the other way round in a box.
#[generator]
fn outside(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    yield_from!(inner(n))
}

#[generator(type = Boxes)]
fn boxes<'a>(inner: BoxGenerator<'a, u32>) -> impl Generator<Yield = u32> {
    yield_from!(inner);
}

#[generator]
fn boxed() -> BoxGenerator<'static, u32> {
    yield_!(1);
}

#[test]
fn named_and_unnamed_delegate_to_each_other() {
    let mut generator = outside(1);
    assert_eq!(next(&mut generator), Ok(0));
    assert_eq!(generator.delegate().map(|inner| inner.state()), Some(State::Suspended));
    assert_eq!(generator.send(Some(4)).map_err(|stop| stop.value), Err(Some(4)));
    assert!(boxes(boxed()).eq([1]));
}

/// What a level costs an item, printed. Not asserted: it is the machine's to say.
#[test]
#[ignore = "it measures; run it in release"]
fn cost_of_depth() {
    for depth in [10u32, 100, 1_000, 10_000] {
        let mut root = Tree { value: 0u32, left: None, right: None };
        for value in 1..depth {
            root = Tree { value, left: Some(Box::new(root)), right: None };
        }
        let rounds = 2_000_000 / depth;
        let mut least = f64::MAX;
        for _ in 0..rounds {
            let mut walk = walk(&root);
            let start = std::time::Instant::now();
            let first = walk.next();
            let second = walk.next();
            assert!(first.is_some() && second.is_some());
            least = least.min(start.elapsed().as_secs_f64());
        }
        // The first goes down, the second comes back through all levels.
        let mut walk = walk(&root);
        walk.next();
        let start = std::time::Instant::now();
        let taken = walk.by_ref().take(depth as usize / 10).count();
        let each = start.elapsed().as_secs_f64() * 1e9 / taken as f64;
        println!("depth {depth}: {each:.0} ns an item, {:.1} ns a level", each / f64::from(depth));
        // A chain is not dropped level by level.
        let mut rest = root.left.take();
        while let Some(mut tree) = rest {
            rest = tree.left.take();
        }
    }
}
