//! `fold` of a fresh iterator runs its body whole; what it sees, and what is dropped when, is what repeated `next` gives.

use genfn::prelude::*;
use genfn_tests::said::Log;

struct Noisy(Log, u32);

impl Drop for Noisy {
    fn drop(&mut self) {
        self.0.say(format!("drop {}", self.1));
    }
}

/// What a consumer sees of an iterator, and when, by `fold` and by `next`, fresh and after some items.
fn same<I: Iterator<Item = Y>, Y: std::fmt::Debug>(make: impl Fn(Log) -> I) -> Vec<String> {
    let mut seen = Vec::new();
    for taken in 0..3 {
        let folded = Log::default();
        let mut iterator = make(folded.clone());
        for _ in 0..taken {
            folded.say(format!("{:?}", iterator.next()));
        }
        iterator.for_each(|item| folded.say(format!("{:?}", Some(item))));
        let stepped = Log::default();
        let mut iterator = make(stepped.clone());
        for item in iterator.by_ref() {
            stepped.say(format!("{:?}", Some(item)));
        }
        drop(iterator);
        let said = folded.said();
        assert_eq!(said, stepped.said(), "after {taken} items");
        seen = said;
    }
    seen
}

#[generator]
fn dropping(log: Log) -> impl Iterator<Item = u32> {
    let _outer = Noisy(log.clone(), 0);
    for i in 1..=3 {
        let _inner = Noisy(log.clone(), i);
        log.say(format!("before {i}"));
        yield_!(i);
        log.say(format!("after {i}"));
        if i == 2 {
            return;
        }
    }
}

#[test]
fn locals_are_dropped_when_next_would_drop_them() {
    let seen = same(dropping);
    assert_eq!(
        seen,
        ["before 1", "Some(1)", "after 1", "drop 1", "before 2", "Some(2)", "after 2", "drop 2", "drop 0"]
    );
}

#[generator]
fn nested(log: Log) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
    'outer: for text in ["1", "2", "x", "4"] {
        for i in 0..2 {
            if i == 1 && text == "1" {
                continue 'outer;
            }
            log.say(text);
            yield_!(Ok(text.parse::<u32>()? + i));
        }
    }
}

#[test]
fn the_error_that_ends_it_is_the_last_item() {
    assert_eq!(same(nested).len(), 8);
    assert!(nested(Log::default()).last().unwrap().is_err());
    assert_eq!(nested(Log::default()).count(), 4);
}

#[generator]
fn delegating(log: Log) -> impl Iterator<Item = u32> {
    yield_from!(dropping(log.clone()));
    yield_from!([10, 11]);
    let n = yield_from!(returning());
    yield_!(n);
}

#[generator]
fn returning() -> impl Generator<Yield = u32, Return = u32> {
    yield_!(20);
    21
}

#[test]
fn delegation_is_folded_too() {
    same(delegating);
    assert!(delegating(Log::default()).eq([1, 2, 10, 11, 20, 21]));
    assert_eq!(delegating(Log::default()).sum::<u32>(), 65);
}

#[generator]
fn of_itself(n: u32) -> Box<dyn Iterator<Item = u32>> {
    if n > 0 {
        yield_!(n);
        yield_from!(of_itself(n - 1));
    }
}

#[test]
fn a_box_is_stepped() {
    assert_eq!(of_itself(10).sum::<u32>(), 55);
}

macro_rules! next_number {
    () => {{
        static COUNTER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        COUNTER.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
    }};
}

#[generator]
fn numbered() -> impl Iterator<Item = u32> {
    yield_!(next_number!());
    yield_!(100);
}

#[test]
fn what_a_macro_hides_exists_once() {
    assert_eq!(numbered().next(), Some(0));
    assert_eq!(numbered().sum::<u32>(), 101);
    assert_eq!(numbered().next(), Some(2));
}

#[generator]
fn with_items() -> impl Iterator<Item = u32> {
    struct Twice(u32);
    fn add(n: u32) -> u32 {
        static COUNTER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        COUNTER.fetch_add(n, std::sync::atomic::Ordering::Relaxed)
    }
    yield_!(Twice(add(1)).0);
    yield_!(add(1));
}

#[test]
fn nested_items_are_shared() {
    assert_eq!(with_items().collect::<Vec<_>>(), [0, 1]);
    assert_eq!(
        with_items().fold(Vec::new(), |mut all, n| {
            all.push(n);
            all
        }),
        [2, 3]
    );
}

#[test]
fn a_consumer_that_panics_drops_the_locals() {
    let log = Log::default();
    let run = || {
        dropping(log.clone()).for_each(|i| {
            if i == 2 {
                panic!("enough")
            }
        })
    };
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_err();
    assert_eq!(log.said(), ["before 1", "after 1", "drop 1", "before 2", "drop 2", "drop 0"]);
}

struct Tree {
    left: Option<Box<Tree>>,
    value: u32,
    right: Option<Box<Tree>>,
}

impl Tree {
    #[generator]
    fn values(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        if let Some(left) = &self.left {
            yield_from!(left.values());
        }
        yield_!(self.value);
        if let Some(right) = &self.right {
            yield_from!(right.values());
        }
    }

    #[generator]
    fn spine<'a>(&'a self, names: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        let mut at = Some(self);
        while let Some(tree) = at {
            yield_!(names[tree.value as usize]);
            at = tree.left.as_deref();
        }
    }
}

#[test]
fn methods_that_yield_references() {
    let leaf = |value| Some(Box::new(Tree { left: None, value, right: None }));
    let tree = Tree { left: leaf(0), value: 1, right: leaf(2) };
    assert_eq!(tree.values().sum::<u32>(), 3);
    assert_eq!(tree.spine(&["a", "b", "c"]).fold(String::new(), |all, name| all + name), "ba");
}

/// Calls of the function itself, between what is yielded, in loops, and by another's items.
#[generator]
fn halves(log: Log, n: u32) -> impl Iterator<Item = u32> {
    let _outer = Noisy(log.clone(), n);
    if n > 1 {
        yield_from!(halves(log.clone(), n / 2));
        log.say(format!("left of {n}"));
    }
    yield_!(n);
    for part in [1, 2].map(|by| n / by / 3) {
        let _inner = Noisy(log.clone(), 100 + part);
        if part == 0 {
            return;
        }
        yield_from!(halves(log.clone(), part - 1));
    }
    yield_from!([n; 2]);
}

#[test]
fn what_calls_itself_is_folded_as_it_is_stepped() {
    fn plain(n: u32, to: &mut Vec<u32>) {
        if n > 1 {
            plain(n / 2, to);
        }
        to.push(n);
        for part in [n / 3, n / 6] {
            if part == 0 {
                return;
            }
            plain(part - 1, to);
        }
        to.extend([n; 2]);
    }
    for n in [2, 9, 40] {
        same(|log| halves(log, n));
        let (mut expected, mut folded) = (Vec::new(), Vec::new());
        plain(n, &mut expected);
        halves(Log::default(), n).for_each(|n| folded.push(n));
        assert_eq!(folded, expected);
    }
}

#[generator]
fn numbers(text: &str) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
    let Some((first, rest)) = text.split_once(' ') else {
        yield_!(Ok(text.parse()?));
        return;
    };
    yield_from!(numbers(first));
    yield_from!(numbers(rest));
    if rest == "x" {
        yield_!(Ok(first.parse::<u32>()? + 1000));
    }
}

#[test]
fn an_error_of_what_is_called_is_an_item_and_the_caller_goes_on() {
    let folded: Vec<_> = numbers("1 2 x").collect();
    let mut stepped = Vec::new();
    numbers("1 2 x").for_each(|item| stepped.push(item));
    assert_eq!(folded, stepped);
    assert_eq!(folded.len(), 4);
    assert_eq!((folded[1].as_ref(), folded[2].is_err(), folded[3].as_ref()), (Ok(&2), true, Ok(&1002)));
    assert!(numbers("1 x 2").fold(false, |any, item| any | item.is_err()));
}

#[generator]
fn down(n: u64, room: [u8; 1000]) -> impl Iterator<Item = u64> {
    if n > 0 {
        yield_from!(down(n - 1, room));
    }
    yield_!(n + u64::from(room[n as usize % 1000]));
}

#[test]
fn a_call_is_folded_at_any_depth() {
    let mut last = 0;
    down(20_000, [0; 1000]).for_each(|n| {
        assert!(n == 0 || n == last + 1);
        last = n;
    });
    assert_eq!(last, 20_000);
    assert_eq!(down(20_000, [1; 1000]).count(), 20_001);
}

#[test]
fn a_panic_in_a_call_drops_what_is_around_it_from_the_inside() {
    #[generator]
    fn deep(log: Log, n: u32) -> impl Iterator<Item = u32> {
        let _noisy = Noisy(log.clone(), n);
        yield_!(n);
        assert!(n < 2, "too deep");
        yield_from!(deep(log.clone(), n + 1));
    }
    let folded = Log::default();
    let stepped = Log::default();
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| deep(folded.clone(), 0).for_each(drop)));
    assert!(caught.is_err());
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| for _ in deep(stepped.clone(), 0) {}));
    assert!(caught.is_err());
    let said = folded.said();
    assert_eq!(said, ["drop 2", "drop 1", "drop 0"]);
    assert_eq!(said, stepped.said());
}
