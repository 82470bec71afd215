//! What is left of an iterator that is dropped, and what it skips, is dropped in the order in which std's drops it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};

use genfn::iter::IntoItems;

thread_local! {
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Logged(u8);

impl Drop for Logged {
    fn drop(&mut self) {
        LOG.with_borrow_mut(|log| log.push(self.0));
    }
}

fn logged<const N: usize>(numbers: [u8; N]) -> [Logged; N] {
    numbers.map(Logged)
}

/// What is dropped, and when: 100 and above are steps.
fn log<I: Iterator>(mut items: I, skipped: usize) -> Vec<u8> {
    LOG.take();
    let step = |n| LOG.with_borrow_mut(|log| log.push(n));
    let first = items.next();
    step(100);
    drop(items.nth(skipped));
    step(101);
    drop(items);
    step(102);
    drop(first);
    LOG.take()
}

fn drops_as_std<C: IntoItems>(make: impl Fn() -> C) {
    for skipped in 0..4 {
        assert_eq!(log(make().into_items(), skipped), log(make().into_iter(), skipped), "{skipped}");
    }
}

#[test]
fn of_each_collection() {
    drops_as_std(|| Vec::from(logged([1, 2, 3, 4])));
    drops_as_std(|| logged([1, 2, 3, 4]));
    drops_as_std(|| Some(Logged(1)));
    drops_as_std(|| Err::<Logged, _>(Logged(1)));
    drops_as_std(|| LinkedList::from(logged([1, 2, 3, 4])));
    drops_as_std(|| BTreeSet::from(logged([4, 2, 3, 1])));
    drops_as_std(|| BinaryHeap::from(logged([4, 2, 3, 1])));
    drops_as_std(|| [1, 2, 3, 4].map(|n| (Logged(n), Logged(n + 10))).into_iter().collect::<BTreeMap<_, _>>());
    drops_as_std(|| {
        let mut deque = VecDeque::from(logged([1, 2, 3, 4]));
        deque.rotate_left(2);
        deque
    });
}

#[test]
fn of_iterators_of_std() {
    drops_as_std(|| Vec::from(logged([1, 2, 3, 4])).into_iter());
    drops_as_std(|| Vec::from(logged([1, 2, 3, 4])).into_iter().rev());
    drops_as_std(|| Vec::from(logged([1, 2, 3, 4])).into_iter().enumerate());
    drops_as_std(|| logged([1, 2, 3, 4]).into_iter());
}

#[test]
fn of_adapters() {
    let vec = || Vec::from(logged([1, 2, 3, 4, 5]));
    let rest = || logged([6, 7]);
    for n in 0..4 {
        assert_eq!(log(vec().into_items().rev(), n), log(vec().into_iter().rev(), n));
        assert_eq!(log(vec().into_items().enumerate(), n), log(vec().into_iter().enumerate(), n));
        assert_eq!(log(vec().into_items().skip(n), 1), log(vec().into_iter().skip(n), 1));
        assert_eq!(log(vec().into_items().take(n), 1), log(vec().into_iter().take(n), 1));
        assert_eq!(log(vec().into_items().step_by(2), n), log(vec().into_iter().step_by(2), n));
        assert_eq!(log(vec().into_items().peekable(), n), log(vec().into_iter().peekable(), n));
        assert_eq!(log(rest().into_items().chain(vec()), n), log(rest().into_iter().chain(vec()), n));
        assert_eq!(log(vec().into_items().zip(rest()), n), log(vec().into_iter().zip(rest()), n));
    }
}
