#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]
{{allow}}
use std::any::Any;
use std::ops::{Coroutine, CoroutineState};
use std::panic::Location;
use std::pin::Pin;

use genfn::{Inspect, Resume, State, StopIteration};
use genfn_tests::machine::{BoxGenerator, Generator};
use genfn_tests_differential_support::bodies::*;
use genfn_tests_differential_support::machine::{generates, iterates, iterates_over_results};

/// A coroutine, as genfn's driver wants it.
struct Machine<C, S> {
    coroutine: Option<C>,
    started: bool,
    sends: std::marker::PhantomData<S>,
}

fn generator<S: Default, Y, R, C>(coroutine: C) -> Machine<C, S>
where
    C: Coroutine<S, Yield = Y, Return = R> + Unpin,
{
    Machine { coroutine: Some(coroutine), started: false, sends: std::marker::PhantomData }
}

fn typed<R>(value: R) -> R {
    value
}

/// Is never called: it tells a `return` what it returns.
fn unreachable_value<R>() -> R {
    unreachable!()
}

impl<S: Default, C: Coroutine<S> + Unpin> Generator for Machine<C, S> {
    type Yield = C::Yield;
    type Send = S;
    type Return = C::Return;

    fn resume(&mut self, resume: Resume<S, C::Return>) -> Result<C::Yield, StopIteration<C::Return>> {
        // Taken out: one that panics is gone, as its locals are.
        let Some(mut coroutine) = self.coroutine.take() else { return Err(StopIteration { value: None }) };
        self.started = true;
        let sent = match resume {
            Resume::Send(sent) => sent,
            Resume::Start => S::default(),
            // Nothing in it handles what is raised: all is dropped where it stands.
            Resume::Close => return Err(StopIteration { value: None }),
            Resume::Throw(thrown) => {
                drop(coroutine);
                return Err(StopIteration { value: Some(thrown) });
            }
        };
        match Pin::new(&mut coroutine).resume(sent) {
            CoroutineState::Yielded(value) => {
                self.coroutine = Some(coroutine);
                Ok(value)
            }
            CoroutineState::Complete(value) => Err(StopIteration { value: Some(value) }),
        }
    }

    fn state(&self) -> State {
        match (&self.coroutine, self.started) {
            (None, _) => State::Closed,
            (Some(_), true) => State::Suspended,
            (Some(_), false) => State::Created,
        }
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }
}

impl<C: Coroutine<(), Return = ()> + Unpin> Iterator for Machine<C, ()> {
    type Item = C::Yield;

    fn next(&mut self) -> Option<C::Yield> {
        self.resume(Resume::Start).ok()
    }
}

/// An iterator whose error comes last.
struct LastError<C>(Machine<C, ()>);

fn last_error<S: Default, Y, R, C>(coroutine: C) -> LastError<C>
where
    C: Coroutine<(), Yield = Y, Return = R> + Unpin,
{
    LastError(generator::<(), Y, R, C>(coroutine))
}

impl<T, E, C: Coroutine<(), Yield = Result<T, E>, Return = Result<(), E>> + Unpin> Iterator for LastError<C> {
    type Item = Result<T, E>;

    fn next(&mut self) -> Option<Result<T, E>> {
        match self.0.resume(Resume::Start) {
            Ok(value) => Some(value),
            Err(StopIteration { value: Some(Err(error)) }) => Some(Err(error)),
            Err(_) => None,
        }
    }
}

/// What is delegated to: a generator, or what can be iterated.
struct Delegate<I>(I);

fn delegate<T, I>(operand: T) -> Delegate<I>
where
    T: Delegated<I>,
{
    Delegate(operand.delegated())
}

trait Delegated<I> {
    fn delegated(self) -> I;
}

struct ByGenerator<G>(G);
struct ByIterator<I>(I);

impl<G: Generator<Send = u32>> Delegated<ByGenerator<G>> for G {
    fn delegated(self) -> ByGenerator<G> {
        ByGenerator(self)
    }
}

impl<T, I: IntoIterator<Item = T>> Delegated<ByIterator<I::IntoIter>> for I {
    fn delegated(self) -> ByIterator<I::IntoIter> {
        ByIterator(self.into_iter())
    }
}

impl<G: Generator<Send = u32>> Delegate<ByGenerator<G>> {
    fn start(&mut self) -> Result<G::Yield, G::Return> {
        self.0.0.resume(Resume::Start).map_err(|stop| stop.value.unwrap())
    }

    fn send(&mut self, sent: u32) -> Result<G::Yield, G::Return> {
        self.0.0.resume(Resume::Send(sent)).map_err(|stop| stop.value.unwrap())
    }
}

impl<I: Iterator> Delegate<ByIterator<I>> {
    fn start(&mut self) -> Result<I::Item, ()> {
        self.0.0.next().ok_or(())
    }

    fn send(&mut self, _: ()) -> Result<I::Item, ()> {
        self.0.0.next().ok_or(())
    }
}
