//! Small generators may lie in registers (`core/src/machine/by_value.rs`): they are dropped by value, and what they delegate to begins
//! before it is saved. Nothing of that can be seen.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use genfn::prelude::*;
use genfn::{Inspect, Resume};

type Log = Rc<RefCell<Vec<&'static str>>>;

/// Tells when it is dropped, and panics then if it is to.
struct Noisy {
    name: &'static str,
    panics: bool,
    log: Log,
}

impl Noisy {
    fn new(name: &'static str, panics: &'static str, log: &Log) -> Self {
        Noisy { name, panics: name == panics, log: log.clone() }
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        self.log.borrow_mut().push(self.name);
        assert!(!self.panics, "{}", self.name);
    }
}

/// What is told while this runs.
fn told(run: impl FnOnce(Log)) -> Vec<&'static str> {
    let log = Log::default();
    let _ = catch_unwind(AssertUnwindSafe(|| run(log.clone())));
    log.take()
}

macro_rules! holding_three {
    ($name:ident -> $output:ty) => {
        #[generator]
        fn $name(log: Log, panics: &'static str) -> $output {
            let a = Noisy::new("a", panics, &log);
            let b = Noisy::new("b", panics, &log);
            let c = Noisy::new("c", panics, &log);
            yield_!(1);
            assert!(panics != "body", "{}{}{}", a.name, b.name, c.name);
        }
    };
}

holding_three!(small -> impl Generator<Yield = u32, Send = Option<u32>>);
holding_three!(boxed -> BoxGenerator<'static, u32, Option<u32>>);

#[test]
fn locals_are_dropped_in_reverse_order_also_if_one_of_them_panics() {
    for panics in ["", "a", "b", "c"] {
        let of_small = told(|log| drop(small(log, panics).primed()));
        assert_eq!(of_small, ["c", "b", "a"], "{panics}");
        assert_eq!(of_small, told(|log| drop(boxed(log, panics).primed())));
    }
}

#[test]
fn locals_are_dropped_when_the_body_ends_or_panics() {
    for panics in ["", "body", "a", "b", "c"] {
        let of_small = told(|log| assert!(small(log, panics).primed().send(None).is_err()));
        assert_eq!(of_small, ["c", "b", "a"], "{panics}");
        assert_eq!(of_small, told(|log| assert!(boxed(log, panics).primed().send(None).is_err())));
    }
}

#[test]
fn one_that_panicked_has_ended() {
    let log = Log::default();
    let mut g = small(log.clone(), "body").primed();
    assert!(catch_unwind(AssertUnwindSafe(|| g.send(None))).is_err());
    assert_eq!((g.state(), Rc::strong_count(&log)), (State::Closed, 1));
}

#[test]
fn what_is_sent_first_is_refused_and_the_generator_is_as_it_was() {
    let log = Log::default();
    let mut g = small(log.clone(), "");
    assert!(catch_unwind(AssertUnwindSafe(|| g.send(1))).is_err());
    assert_eq!((g.state(), log.borrow().len()), (State::Created, 0));
    assert_eq!(next(&mut g), Ok(1));
}

#[generator]
fn yields(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    for i in 0..n {
        yield_!(i);
    }
    n
}

#[generator]
fn delegates(counts: Vec<u32>) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let mut sum = 0;
    for count in counts {
        sum += yield_from!(yields(count));
    }
    sum
}

#[test]
fn what_is_delegated_to_may_end_at_once() {
    let mut g = delegates(vec![0, 2, 0, 0, 1, 0]);
    assert_eq!([next(&mut g), next(&mut g), next(&mut g)], [Ok(0), Ok(1), Ok(0)]);
    assert_eq!(next(&mut g), Err(StopIteration { value: Some(3) }));
    assert_eq!(next(&mut delegates(vec![0, 0])), Err(StopIteration { value: Some(0) }));
}

#[test]
fn what_is_delegated_to_is_seen_once_it_has_begun() {
    let mut g = delegates(vec![0, 2]);
    let _ = next(&mut g);
    let inner = g.delegate().expect("it delegates");
    assert_eq!(inner.state(), State::Suspended);
    assert_eq!(g.close(), None);
    assert!(g.delegate().is_none());
}

#[generator]
fn panics_at_once(log: Log) -> impl Generator<Yield = u32, Send = Option<u32>> {
    let _inner = Noisy::new("inner", "", &log);
    assert!(log.borrow().len() > 9, "boom");
    yield_!(1);
}

#[generator]
fn around_a_panic(log: Log) -> impl Generator<Yield = u32, Send = Option<u32>> {
    let first = Noisy::new("first", "", &log);
    let second = Noisy::new("second", "", &log);
    yield_from!(panics_at_once(log));
    drop((first, second));
}

#[test]
fn one_that_panics_when_it_begins_ends_what_is_around_it() {
    let log = Log::default();
    let mut g = around_a_panic(log.clone());
    assert!(catch_unwind(AssertUnwindSafe(|| next(&mut g))).is_err());
    assert_eq!(g.state(), State::Closed);
    assert_eq!(*log.borrow(), ["inner", "second", "first"]);
}

/// Written by hand: yields once, and is told of when it is dropped.
struct Foreign {
    state: State,
    panics_at: Option<State>,
    dropped: Noisy,
}

impl Generator for Foreign {
    type Yield = u32;
    type Send = ();
    type Return = ();

    fn resume(&mut self, _: Resume<(), ()>) -> Result<u32, StopIteration<()>> {
        assert!(self.panics_at != Some(self.state), "{}", self.dropped.name);
        match self.state {
            State::Created => {
                self.state = State::Suspended;
                Ok(1)
            }
            State::Suspended | State::Closed => {
                self.state = State::Closed;
                Err(StopIteration { value: Some(()) })
            }
        }
    }

    fn state(&self) -> State {
        self.state
    }

    fn suspended_at(&self) -> Option<&'static std::panic::Location<'static>> {
        None
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }
}

#[generator]
fn around_a_box(log: Log, inner: BoxGenerator<'static, u32>) -> BoxGenerator<'static, u32> {
    let outer = Noisy::new("outer", "", &log);
    yield_from!(inner);
    log.borrow_mut().push("went on");
    drop(outer);
}

/// What is told, and the state at the end, of one that is driven by `next` until something panics.
fn driven(panics_at: Option<State>, drop_panics: bool) -> (Vec<&'static str>, State) {
    let log = Log::default();
    let dropped = Noisy::new("inner", if drop_panics { "inner" } else { "" }, &log);
    let mut g = around_a_box(log.clone(), Box::new(Foreign { state: State::Created, panics_at, dropped }));
    let _ = catch_unwind(AssertUnwindSafe(|| while g.next().is_some() {}));
    let state = g.state();
    drop(g);
    (log.take(), state)
}

#[test]
fn a_box_that_panics_ends_what_is_around_it() {
    assert_eq!(driven(None, false), (vec!["inner", "went on", "outer"], State::Closed));
    for at in [State::Created, State::Suspended] {
        assert_eq!(driven(Some(at), false), (vec!["inner", "outer"], State::Closed), "{at:?}");
    }
    // Where it has ended, and is dropped.
    assert_eq!(driven(None, true), (vec!["inner", "outer"], State::Closed));
}
