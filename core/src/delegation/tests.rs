#![allow(unused_imports, reason = "a question names every answer")]

use crate::delegation::convert::Refuses;
use crate::delegation::{Delegated, delegate};
use crate::raise::Raised;
use crate::{Generator, GeneratorExt, Resume, State, StopIteration};
use core::panic::Location;

/// No errors go in or out.
const NONE: (Refuses, Refuses) = (Refuses, Refuses);

/// Yields what it was sent, at first 0, and returns `R` when it is sent nothing.
#[derive(Clone, Debug, PartialEq)]
struct Echo<R> {
    state: State,
    value: Option<R>,
}

fn echo<R>(value: R) -> Echo<R> {
    Echo { state: State::Created, value: Some(value) }
}

impl<R> Generator for Echo<R> {
    type Yield = u32;
    type Send = Option<u32>;
    type Return = R;

    fn resume(&mut self, resume: Resume<Option<u32>, R>) -> Result<u32, StopIteration<R>> {
        match (self.state, resume) {
            (State::Created, Resume::Start | Resume::Send(None)) => {
                self.state = State::Suspended;
                Ok(0)
            }
            (State::Suspended, Resume::Send(Some(sent))) => Ok(sent),
            (_, Resume::Close) => {
                self.state = State::Closed;
                self.value = None;
                Err(StopIteration { value: None })
            }
            _ => {
                self.state = State::Closed;
                Err(StopIteration { value: self.value.take() })
            }
        }
    }

    fn state(&self) -> State {
        self.state
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn delegate(&self) -> Option<&dyn crate::Inspect> {
        None
    }

    fn nothing(&self) -> Option<Option<u32>> {
        Some(None)
    }
}

type Out<V> = Delegated<u32, V, &'static str>;

#[test]
fn sends_reach_the_inner_generator() {
    let mut inner = delegate!([] echo("end"));
    let step: Out<_> = inner.resume(Resume::<Option<u32>, _>::Start, NONE);
    assert_eq!(step, Delegated::Yield(0));
    let step: Out<_> = inner.resume(Resume::<Option<u32>, _>::Send(Some(7)), NONE);
    assert_eq!(step, Delegated::Yield(7));
    assert_eq!((&inner as &dyn crate::Inspect).state(), State::Suspended);
    let step: Out<_> = inner.resume(Resume::<Option<u32>, _>::Send(None), NONE);
    assert_eq!(step, Delegated::Return("end"));
}

#[test]
fn an_inner_generator_may_be_suspended_already() {
    let mut generator = echo("end").primed();
    let mut inner = delegate!([] &mut generator);
    let step: Out<_> = inner.resume(Resume::<(), _>::Start, NONE);
    assert_eq!(step, Delegated::Return("end"));
}

#[test]
fn nothing_is_forwarded_as_nothing() {
    let mut inner = delegate!([] echo("end"));
    let _: Out<_> = inner.resume(Resume::<(), _>::Start, NONE);
    let step: Out<_> = inner.resume(Resume::<(), _>::Send(()), NONE);
    assert_eq!(step, Delegated::Return("end"));
}

#[test]
fn closing_closes_the_inner_generator_first() {
    let mut generator = echo("end").primed();
    let mut inner = delegate!([] &mut generator);
    let step: Out<_> = inner.resume(Resume::<Option<u32>, _>::Close, NONE);
    assert_eq!(step, Delegated::Raise(Raised::Exit));
    drop(inner);
    assert_eq!(generator.state(), State::Closed);

    let mut inner = delegate!([] echo("end").primed());
    let step: Out<_> = inner.resume(Resume::<Option<u32>, _>::Throw("error"), NONE);
    assert_eq!(step, Delegated::Raise(Raised::Throw("error")));
    assert_eq!((&inner as &dyn crate::Inspect).state(), State::Closed);
}

#[test]
fn an_exhausted_generator_has_the_value_none() {
    let mut generator = echo(());
    generator.close();
    let mut inner = delegate!([] &mut generator);
    let step: Out<()> = inner.resume(Resume::<Option<u32>, _>::Start, NONE);
    assert_eq!(step, Delegated::Return(()));

    let mut generator = echo(Some('x'));
    generator.close();
    let mut inner = delegate!([] &mut generator);
    let step: Out<_> = inner.resume(Resume::<Option<u32>, _>::Start, NONE);
    assert_eq!(step, Delegated::Return(None));
}

#[test]
#[should_panic = "already exhausted"]
fn an_exhausted_generator_that_owes_a_value_panics() {
    let mut generator = echo('x');
    generator.close();
    let _: Out<_> = delegate!([] &mut generator).resume(Resume::<Option<u32>, _>::Start, NONE);
}

#[test]
fn an_iterator_is_delegated_to_until_its_end() {
    let mut inner = delegate!([] [1, 2]);
    let step: Out<_> = inner.resume(Resume::<Option<u8>, _>::Start, NONE);
    assert_eq!(step, Delegated::Yield(1));
    let step: Out<_> = inner.resume(Resume::<Option<u8>, _>::Send(None), NONE);
    assert_eq!(step, Delegated::Yield(2));
    let step: Out<_> = inner.resume(Resume::<Option<u8>, _>::Send(None), NONE);
    assert_eq!(step, Delegated::Return(()));
}

#[test]
#[should_panic = "can't send non-None value to an iterator"]
fn an_iterator_refuses_what_is_sent() {
    let mut inner = delegate!([] 0..3);
    let _: Out<_> = inner.resume(Resume::<Option<u8>, _>::Send(Some(1)), NONE);
}

#[cfg(feature = "alloc")]
#[test]
fn a_boxed_generator_that_iterates_too_is_a_generator() {
    use crate::BoxGenerator;
    use alloc::boxed::Box;

    let boxed: BoxGenerator<'_, u32, Option<u32>, char> = Box::new(echo('x'));
    let mut inner = delegate!([] boxed);
    let _: Out<char> = inner.resume(Resume::<Option<u32>, _>::Start, NONE);
    let step: Out<char> = inner.resume(Resume::<Option<u32>, _>::Send(None), NONE);
    assert_eq!(step, Delegated::Return('x'));
}
