#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]
{{allow}}
use std::any::Any;
use std::ops::{Coroutine, CoroutineState};
use std::panic::{AssertUnwindSafe, Location, catch_unwind, resume_unwind};
use std::pin::Pin;

use genfn::{Inspect, Resume, State, StopIteration};
use genfn_tests::machine::{BoxGenerator, Generator};
use genfn_tests_differential_support::{bodies::*, fragile::*, given::given, shapes::*, typed::*};
use genfn_tests_differential_support::machine::{generates, iterates, iterates_over_results};
use genfn_tests_differential_support::plain::{self, Came, Exception};
use genfn_tests_differential_support::script::Returned;

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

fn state(is_there: bool, started: bool) -> State {
    match (is_there, started) {
        (false, _) => State::Closed,
        (true, true) => State::Suspended,
        (true, false) => State::Created,
    }
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
                // As a function keeps what it returns, which is lost where a destructor panics.
                let thrown = std::mem::ManuallyDrop::new(thrown);
                drop(coroutine);
                return Err(StopIteration { value: Some(std::mem::ManuallyDrop::into_inner(thrown)) });
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
        state(self.coroutine.is_some(), self.started)
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

/// A coroutine that is told what is raised in it.
struct Handled<C: Coroutine<Came<S>>, S> {
    coroutine: Option<C>,
    started: bool,
    /// Whether something in it does not just end.
    handles: bool,
    fails: bool,
    sends: std::marker::PhantomData<S>,
}

fn handled<S: Default, Y, R, C>(handles: bool, fails: bool, coroutine: C) -> Handled<C, S>
where
    C: Coroutine<Came<S>, Yield = Y, Return = R> + Unpin,
{
    Handled { coroutine: Some(coroutine), started: false, handles, fails, sends: std::marker::PhantomData }
}

impl<S: Default, C: Coroutine<Came<S>, Return: Returned> + Unpin> Generator for Handled<C, S> {
    type Yield = C::Yield;
    type Send = S;
    type Return = C::Return;

    fn resume(&mut self, resume: Resume<S, C::Return>) -> Result<C::Yield, StopIteration<C::Return>> {
        let Some(mut coroutine) = self.coroutine.take() else { return Err(StopIteration { value: None }) };
        let came = match resume {
            Resume::Send(sent) => Came::Value(sent),
            Resume::Start => Came::Value(S::default()),
            Resume::Close if !self.started => return Err(StopIteration { value: None }),
            Resume::Throw(thrown) if !self.started => {
                drop(coroutine);
                return Err(StopIteration { value: Some(thrown) });
            }
            Resume::Close => Came::Raised(Exception::Exit),
            Resume::Throw(thrown) => Came::Raised(Exception::Error(thrown.error().unwrap())),
        };
        self.started = true;
        plain::resumes(self.handles, self.fails, false);
        match catch_unwind(AssertUnwindSafe(|| Pin::new(&mut coroutine).resume(came))) {
            Ok(CoroutineState::Yielded(value)) => {
                self.coroutine = Some(coroutine);
                Ok(value)
            }
            Ok(CoroutineState::Complete(value)) => Err(StopIteration { value: Some(value) }),
            Err(payload) if plain::leaves(&*payload) => Err(StopIteration { value: None }),
            Err(payload) => {
                plain::panic_if_ignored(&*payload);
                resume_unwind(payload)
            }
        }
    }

    fn state(&self) -> State {
        state(self.coroutine.is_some(), self.started)
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }
}

/// Its handlers run, up to the next yield.
impl<S, C: Coroutine<Came<S>>> Drop for Handled<C, S> {
    fn drop(&mut self) {
        let Some(coroutine) = self.coroutine.take().filter(|_| self.handles && self.started) else { return };
        let mut coroutine = Box::pin(coroutine);
        plain::resumes(self.handles, self.fails, true);
        let came = catch_unwind(AssertUnwindSafe(|| drop(coroutine.as_mut().resume(Came::Raised(Exception::Exit)))));
        match came {
            Err(payload) if !plain::leaves(&*payload) => resume_unwind(payload),
            _ => {}
        }
    }
}

impl<C: Coroutine<Came<()>, Return = ()> + Unpin> Iterator for Handled<C, ()> {
    type Item = C::Yield;

    fn next(&mut self) -> Option<C::Yield> {
        self.resume(Resume::Start).ok()
    }
}

/// An iterator whose error comes last.
struct LastError<G>(G);

fn last_error<S: Default, Y, R, C>(coroutine: C) -> LastError<Machine<C, ()>>
where
    C: Coroutine<(), Yield = Y, Return = R> + Unpin,
{
    LastError(generator::<(), Y, R, C>(coroutine))
}

fn handled_last_error<S: Default, Y, R, C>(handles: bool, fails: bool, coroutine: C) -> LastError<Handled<C, ()>>
where
    C: Coroutine<Came<()>, Yield = Y, Return = R> + Unpin,
{
    LastError(handled::<(), Y, R, C>(handles, fails, coroutine))
}

impl<T, E, G: Generator<Yield = Result<T, E>, Send = (), Return = Result<(), E>>> Iterator for LastError<G> {
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

impl<G: Generator> Delegated<ByGenerator<G>> for G {
    fn delegated(self) -> ByGenerator<G> {
        ByGenerator(self)
    }
}

impl<T, I: IntoIterator<Item = T>> Delegated<ByIterator<I::IntoIter>> for I {
    fn delegated(self) -> ByIterator<I::IntoIter> {
        ByIterator(self.into_iter())
    }
}

impl<G: Generator> Delegate<ByGenerator<G>> {
    fn start(&mut self) -> Result<G::Yield, G::Return> {
        self.0.0.resume(Resume::Start).map_err(|stop| stop.value.unwrap())
    }

    fn send(&mut self, sent: G::Send) -> Result<G::Yield, G::Return> {
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
