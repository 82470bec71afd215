//! Two machines written by hand as the attribute would write them.

#![allow(unused_imports, reason = "a question names every answer")]

use core::panic::Location;

use super::{Close, Saved, fallible_generator, generator, iterator};
use crate::__private::{kind, returns, yields};
use crate::{Generator, GeneratorExt, Resume, State, StopIteration, next};
use core::fmt;
use core::iter::FusedIterator;

/// ```text
/// fn countdown(mut n: u32) -> impl Iterator<Item = u32> + Clone {
///     while n > 0 {
///         yield_!(n);
///         n -= 1;
///     }
/// }
/// ```
fn countdown(n: u32) -> impl FusedIterator<Item = u32> + Clone {
    #[derive(Clone)]
    enum State<N> {
        Unresumed { n: N },
        Suspend1 { n: N },
        Returned,
    }
    impl<N> Close for State<N> {
        fn close(&mut self) {
            *self = State::Returned;
        }
    }
    iterator::<u32, _, _, _>(State::Unresumed { n }, |state: &mut State<_>| {
        let shape = yields!(u32);
        if false {
            return shape.never();
        }
        let n = match core::mem::replace(state, State::Returned) {
            State::Unresumed { n } => n,
            State::Suspend1 { mut n } => {
                n -= 1;
                n
            }
            State::Returned => return shape.returned(()),
        };
        if n > 0 {
            *state = State::Suspend1 { n };
            return shape.yielded(n);
        }
        shape.returned(())
    })
}

type Total = Result<u32, &'static str>;

/// ```text
/// fn adder(limit: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = Total> {
///     let mut total = 0;
///     while let Some(term) = yield_!(total) {
///         total += term;
///         if total > limit {
///             return Err("limit");
///         }
///     }
///     Ok(total)
/// }
/// ```
fn adder(limit: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = Total> + Clone + fmt::Debug {
    #[derive(Clone, Debug)]
    enum Adder<L, T> {
        Unresumed { limit: L },
        Suspend1 { total: T, limit: L },
        Returned,
    }
    impl<L, T> Close for Adder<L, T> {
        fn close(&mut self) {
            *self = Adder::Returned;
        }
    }

    impl<Y, S, R, L, T> Saved<Y, S, R> for Adder<L, T> {
        fn state(&self) -> State {
            match self {
                Adder::Unresumed { .. } => State::Created,
                Adder::Suspend1 { .. } => State::Suspended,
                Adder::Returned => State::Closed,
            }
        }
        fn suspended_at(&self) -> Option<&'static Location<'static>> {
            match self {
                Adder::Unresumed { .. } | Adder::Returned => None,
                Adder::Suspend1 { .. } => Some(const { Location::caller() }),
            }
        }
        fn delegate(&self) -> Option<&dyn crate::Inspect> {
            None
        }
    }
    generator::<u32, Option<u32>, Total, _, _, _, _>(
        kind!(Option<u32>),
        Adder::Unresumed { limit },
        |state: &mut Adder<_, _>, resume| {
            let shape = returns!(u32, Total);
            if false {
                return shape.never();
            }
            if let Adder::Unresumed { .. } = state
                && shape.refuses(kind!(Option<u32>), &resume)
            {
                return shape.refused();
            }
            match core::mem::replace(state, Adder::Returned) {
                Adder::Unresumed { limit } => {
                    let mut resume = resume;
                    if !shape.begins(&mut resume) {
                        return shape.uncaught(resume);
                    }
                    let total = 0;
                    *state = Adder::Suspend1 { total, limit };
                    shape.yielded(total)
                }
                Adder::Suspend1 { mut total, limit } => {
                    let sent = match resume {
                        Resume::Send(sent) => sent,
                        other => return shape.uncaught(other),
                    };
                    let Some(term) = sent else {
                        return shape.returned(Ok(total));
                    };
                    total += term;
                    if total > limit {
                        return Err("limit");
                    }
                    *state = Adder::Suspend1 { total, limit };
                    shape.yielded(total)
                }
                Adder::Returned => shape.ended(resume),
            }
        },
    )
}

#[test]
fn iterates_and_stays_at_the_end() {
    let mut g = countdown(3);
    let clone = g.clone();
    assert!(g.by_ref().eq([3, 2, 1]));
    assert_eq!(g.next(), None);
    assert_eq!(clone.count(), 3);
}

#[test]
fn an_iterator_is_as_small_as_its_state() {
    assert_eq!(size_of_val(&countdown(3)), size_of::<(u32, u32)>());
}

#[test]
fn returns_by_stop_iteration_and_stays_closed() {
    let mut g = adder(10);
    assert_eq!(g.state(), State::Created);
    assert_eq!(next(&mut g), Ok(0));
    assert_eq!(g.send(3), Ok(3));
    assert_eq!(g.state(), State::Suspended);
    assert_eq!(g.suspended_at().map(Location::file), Some(file!()));
    assert_eq!(next(&mut g), Err(StopIteration { value: Some(Ok(3)) }));
    assert_eq!(g.state(), State::Closed);
    assert_eq!(next(&mut g), Err(StopIteration { value: None }));
    assert_eq!(g.send(1), Err(StopIteration { value: None }));
    assert_eq!(g.start(), Err(StopIteration { value: None }));
    assert_eq!(g.close(), None);
}

#[test]
fn an_error_ends_it() {
    let mut g = adder(10).primed();
    let error = StopIteration { value: Some(Err("limit")) };
    assert_eq!(g.send(11), Err(error));
    assert_eq!(g.state(), State::Closed);
}

#[test]
fn what_is_thrown_is_never_lost() {
    let thrown = Err(StopIteration { value: Some(Err("thrown")) });
    let mut created = adder(10);
    assert_eq!(created.throw("thrown"), thrown);
    let mut suspended = adder(10).primed();
    assert_eq!(suspended.throw("thrown"), thrown);
    let mut closed = suspended;
    assert_eq!(closed.throw("thrown"), thrown);
    assert_eq!(created.state(), State::Closed);
}

#[test]
fn closing_returns_nothing_where_nothing_handles_it() {
    let mut g = adder(10).primed();
    assert_eq!(g.close(), None);
    assert_eq!(g.state(), State::Closed);
    let mut created = adder(10);
    assert_eq!(created.close(), None);
    assert_eq!(created.state(), State::Closed);
}

#[test]
fn sending_nothing_starts_it() {
    assert_eq!(adder(10).send(None), Ok(0));
}

#[test]
#[should_panic = "can't send non-None value to a just-started generator"]
fn sending_something_first_panics() {
    let _ = adder(10).send(1);
}

#[test]
#[cfg(feature = "std")]
fn what_is_refused_leaves_it_as_it_was() {
    let mut g = adder(10);
    let sent = std::panic::catch_unwind(core::panic::AssertUnwindSafe(|| g.send(1)));
    assert!(sent.is_err());
    assert_eq!(g.state(), State::Created);
    assert_eq!(next(&mut g), Ok(0));
}

#[test]
#[should_panic = "generator already started"]
fn starting_twice_panics() {
    let _ = adder(10).primed().start();
}

#[test]
fn clone_goes_on_from_where_it_stands() {
    let mut g = adder(10).primed();
    let mut clone = g.clone();
    assert_eq!(g.send(1), Ok(1));
    assert_eq!(clone.send(2), Ok(2));
}

#[cfg(feature = "alloc")]
#[test]
fn prints_what_its_state_prints() {
    let g = adder(10).primed();
    assert_eq!(alloc::format!("{g:?}"), "Suspend1 { total: 0, limit: 10 }");
}

#[test]
fn can_be_driven_through_references_and_objects() {
    let mut g = adder(10);
    let object: &mut dyn Generator<Yield = u32, Send = Option<u32>, Return = Total> = &mut g;
    assert_eq!(next(object), Ok(0));
    assert_eq!(object.send(1), Ok(1));
    let mut reference = &mut *object;
    assert_eq!(GeneratorExt::send(&mut reference, 1), Ok(2));
    assert_eq!(g.send(1), Ok(3));
}

/// Yields 1, then fails: a generator that is sent nothing, and iterates over its error too.
fn failing()
-> impl Generator<Yield = u32, Return = Result<(), &'static str>, Send = ()> + Iterator<Item = Result<u32, &'static str>>
{
    enum Failing {
        Unresumed,
        Suspend1,
        Returned,
    }
    impl Close for Failing {
        fn close(&mut self) {
            *self = Failing::Returned;
        }
    }

    impl<Y, S, R> Saved<Y, S, R> for Failing {
        fn state(&self) -> State {
            match self {
                Failing::Unresumed => State::Created,
                Failing::Suspend1 => State::Suspended,
                Failing::Returned => State::Closed,
            }
        }
        fn suspended_at(&self) -> Option<&'static Location<'static>> {
            None
        }
        fn delegate(&self) -> Option<&dyn crate::Inspect> {
            None
        }
    }
    fallible_generator::<u32, (), Result<(), &'static str>, _, _, _, _>(
        kind!(()),
        Failing::Unresumed,
        |state: &mut Failing, resume| {
            let shape = returns!(u32, Result<(), &'static str>);
            match core::mem::replace(state, Failing::Returned) {
                Failing::Unresumed => {
                    *state = Failing::Suspend1;
                    shape.yielded(1)
                }
                Failing::Suspend1 => Err("failed"),
                Failing::Returned => shape.ended(resume),
            }
        },
    )
}

#[test]
fn a_for_loop_never_loses_an_error() {
    let mut g = failing();
    assert_eq!(g.next(), Some(Ok(1)));
    assert_eq!(g.next(), Some(Err("failed")));
    assert_eq!(g.next(), None);
}

#[test]
fn an_object_that_is_sent_nothing_iterates() {
    let mut g = failing();
    let object: &mut dyn Generator<Yield = u32, Send = (), Return = Result<(), &'static str>> = &mut g;
    assert!(object.eq([Ok(1), Err("failed")]));
}
