//! What `#[coroutine]` of `genfn-tests-plain` is wrapped in, under a nightly toolchain. It is for what compiles to be known: nothing of it
//! is run.

use std::marker::PhantomData;
use std::ops::{Coroutine, CoroutineState};
use std::panic::Location;
use std::pin::Pin;

use genfn::{Generator, Inspect, Resume, State, StopIteration};

pub struct Items<C>(C);

pub fn iterator<S, Y, C: Coroutine<(), Yield = Y, Return = ()> + Unpin>(coroutine: C) -> Items<C> {
    Items(coroutine)
}

impl<C: Coroutine<(), Return = ()> + Unpin> Iterator for Items<C> {
    type Item = C::Yield;

    fn next(&mut self) -> Option<C::Yield> {
        match Pin::new(&mut self.0).resume(()) {
            CoroutineState::Yielded(value) => Some(value),
            CoroutineState::Complete(()) => None,
        }
    }
}

pub struct Results<C>(C);

pub fn last_error<S, Y, C: Coroutine<(), Yield = Y> + Unpin>(coroutine: C) -> Results<C> {
    Results(coroutine)
}

impl<T, E, C: Coroutine<(), Yield = Result<T, E>, Return = Result<(), E>> + Unpin> Iterator for Results<C> {
    type Item = Result<T, E>;

    fn next(&mut self) -> Option<Result<T, E>> {
        match Pin::new(&mut self.0).resume(()) {
            CoroutineState::Yielded(value) => Some(value),
            CoroutineState::Complete(ended) => ended.err().map(Err),
        }
    }
}

pub struct Sending<C, S>(C, PhantomData<fn(S)>);

pub fn generator<S, Y, C: Coroutine<S, Yield = Y> + Unpin>(coroutine: C) -> Sending<C, S> {
    Sending(coroutine, PhantomData)
}

impl<S, C: Coroutine<S> + Unpin> Generator for Sending<C, S> {
    type Yield = C::Yield;
    type Send = S;
    type Return = C::Return;

    fn resume(&mut self, resume: Resume<S, C::Return>) -> Result<C::Yield, StopIteration<C::Return>> {
        let Resume::Send(sent) = resume else { panic!("a coroutine is resumed with a value") };
        match Pin::new(&mut self.0).resume(sent) {
            CoroutineState::Yielded(value) => Ok(value),
            CoroutineState::Complete(value) => Err(StopIteration { value: Some(value) }),
        }
    }

    fn state(&self) -> State {
        State::Suspended
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }
}

/// What a `yield_from!` goes through: a generator, or else what can be iterated over.
#[macro_export]
macro_rules! delegate {
    ($operand:expr) => {{
        #[allow(unused_imports)]
        use $crate::coroutines::{OfGenerator as _, OfIterable as _};
        let operand = $operand;
        (&&$crate::coroutines::Operand(std::marker::PhantomData).of(&operand)).delegate(operand)
    }};
}

pub struct Operand<T>(pub PhantomData<T>);

impl<T> Operand<T> {
    pub fn of(self, _: &T) -> Self {
        self
    }
}

pub trait OfGenerator<G> {
    fn delegate(&self, generator: G) -> Generated<G>;
}

impl<G: Generator> OfGenerator<G> for &Operand<G> {
    fn delegate(&self, generator: G) -> Generated<G> {
        Generated(generator)
    }
}

pub trait OfIterable<I: IntoIterator> {
    fn delegate(&self, iterable: I) -> Iterated<I::IntoIter>;
}

impl<I: IntoIterator> OfIterable<I> for Operand<I> {
    fn delegate(&self, iterable: I) -> Iterated<I::IntoIter> {
        Iterated(iterable.into_iter())
    }
}

pub struct Generated<G>(G);

impl<G: Generator> Generated<G> {
    pub fn step(&mut self) -> Result<G::Yield, G::Return> {
        self.0.resume(Resume::Start).map_err(|stop| stop.value.expect("it has ended"))
    }
}

pub struct Iterated<I>(I);

impl<I: Iterator> Iterated<I> {
    pub fn step(&mut self) -> Result<I::Item, ()> {
        self.0.next().ok_or(())
    }
}
