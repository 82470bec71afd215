//! `yield_from!`: PEP 380's expansion, one step at a time.
//!
//! ```text
//! let mut inner = delegate!(operand);
//! loop {
//!     match inner.resume(resume, converts!(inner, shape)) {                    // the first time with `Resume::Start`
//!         Delegated::Yield(value) => …,               // is yielded; `resume` is what comes back
//!         Delegated::Return(value) => break value,    // is what `yield_from!` evaluates to
//!         Delegated::Raise(resume) => …,              // is raised here, in the outer body
//!     }
//! }
//! ```
//!
//! A thrown error goes to the inner generator if it [can](convert). `GeneratorExit` closes it, and is raised in the outer one;
//! so is one that the inner generator raises itself.

#[cfg(feature = "alloc")]
mod boxed;
pub mod convert;
mod forward;
#[cfg(feature = "stream")]
pub mod stream;
mod way;

use core::fmt;
use core::marker::PhantomData;
use core::mem;
use core::panic::Location;

use crate::frames::{Handover, Outcome};
use crate::machine::Sink;
use crate::{Generator, Inspect, Resume, State, StopIteration};

#[cfg(feature = "alloc")]
pub use boxed::{AsFrame, DelegateFrames};
use convert::{Inward, Outward, Refuses};
pub use forward::{ForwardTo, ForwardToIterator};
pub use way::{
    AsGenerator, AsItIs, AsIterable, AsNeither, CanDelegate, Exhausted, Held, IsGenerator, IsIterable, IsNeither,
    NoValue, Operand, Outer, Panics, ReturnsNone, ReturnsUnit, Unit, Yes,
};

pub use crate::__delegate as delegate;
#[cfg(feature = "stream")]
pub use crate::__delegate_stream as delegate_stream;

/// What is delegated to: a generator if the operand is one, else what it is iterated by. Evaluates the operand once, as
/// a full expression.
///
/// With `$outer`, the [`Outer`] around it, it may be [handed over](crate::frames).
#[doc(hidden)]
#[macro_export]
macro_rules! __delegate {
    ($operand:expr) => {{
        use $crate::delegation::{
            IsGenerator as _, IsIterable as _, IsNeither as _, ReturnsNone as _, ReturnsUnit as _,
        };
        let operand = $operand;
        let way = (&&&&$crate::delegation::Operand::of(&operand)).way();
        if false {
            $crate::delegation::CanDelegate::check(way.asked(&operand));
        }
        way.delegate(operand)
    }};
    ($operand:expr, $outer:expr) => {{
        use $crate::delegation::{
            AsFrame as _, AsItIs as _, IsGenerator as _, IsIterable as _, IsNeither as _, ReturnsNone as _,
            ReturnsUnit as _,
        };
        let operand = $operand;
        let way = (&&&&$crate::delegation::Operand::of(&operand)).way();
        if false {
            $crate::delegation::CanDelegate::check(way.asked(&operand));
        }
        (&&$crate::delegation::Held::of(&operand, $outer)).by(way).delegate(operand)
    }};
}

/// What one step of a delegation comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delegated<Y, V, S, R> {
    /// The inner one yielded this.
    Yield(Y),
    /// The inner one ended, with this: `()` if it is an iterator.
    Return(V),
    /// The inner one is done with; this is raised in the outer body.
    Raise(Resume<S, R>),
}

/// A generator that is delegated to. `X` says what it evaluates to if it was exhausted before.
pub struct DelegateGenerator<G: Generator, X> {
    content: Content<G>,
    exhausted: PhantomData<fn() -> X>,
}

enum Content<G: Generator> {
    /// It is resumed where it lies.
    Here(G),
    /// It was closed ahead of time, in a drop, and returned this.
    Quitted(Option<G::Return>),
}

impl<G: Generator, X: Exhausted<G::Return>> DelegateGenerator<G, X> {
    /// Resumes the inner generator as the outer one was resumed.
    ///
    /// `Start` is `next` on the inner one, which may be suspended already. What can be sent to both is passed on as
    /// [`ForwardTo`] has it, what can be thrown into both as [`convert`] has it.
    #[inline]
    pub fn resume<S, R, I, O>(
        &mut self,
        resume: Resume<S, R>,
        (inward, outward): (I, O),
    ) -> Delegated<G::Yield, G::Return, S, R>
    where
        S: ForwardTo<G::Send>,
        I: Inward<R, G::Return>,
        O: Outward<R, G::Return>,
    {
        match (&mut self.content, resume) {
            (Content::Here(inner), Resume::Send(sent)) => stepped(inner.resume(Resume::Send(sent.forward()))),
            (_, resume) => self.begin_or_raise(resume, inward, outward),
        }
    }

    /// Whatever is not a sent value, which is rare.
    #[inline(never)]
    fn begin_or_raise<S, R, I, O>(
        &mut self,
        resume: Resume<S, R>,
        inward: I,
        outward: O,
    ) -> Delegated<G::Yield, G::Return, S, R>
    where
        I: Inward<R, G::Return>,
        O: Outward<R, G::Return>,
    {
        let Content::Here(inner) = &mut self.content else { return self.raise_exit(outward) };
        // Later on it is not: where it ends, so does the delegation.
        let was_exhausted = matches!(resume, Resume::Start) && Generator::state(inner) == State::Closed;
        let resume = match resume {
            // Nothing is sent here: see above.
            Resume::Start | Resume::Send(_) => match inner.nothing() {
                Some(nothing) if Generator::state(inner) == State::Suspended => Resume::Send(nothing),
                _ => Resume::Start,
            },
            Resume::Throw(thrown) => match inward.inward(thrown) {
                Ok(thrown) => Resume::Throw(thrown),
                Err(thrown) => {
                    self.close();
                    return Delegated::Raise(Resume::Throw(thrown));
                }
            },
            Resume::Close => return self.raise_exit(outward),
        };
        if was_exhausted { Delegated::Return(X::value()) } else { stepped(inner.resume(resume)) }
    }

    /// Takes all that it yields, and gives what it returns; `None` if it raised `GeneratorExit`. It is sent nothing.
    #[inline]
    pub fn drain(mut self, sink: &mut Sink<'_, G::Yield>) -> Option<G::Return>
    where
        (): ForwardTo<G::Send>,
    {
        let mut resume = Resume::<(), ()>::Start;
        loop {
            match self.resume(mem::replace(&mut resume, Resume::Send(())), (Refuses, Refuses)) {
                Delegated::Yield(value) => sink.put(value),
                Delegated::Return(value) => return Some(value),
                Delegated::Raise(_) => return None,
            }
        }
    }

    /// The return type, of a value that there is none of.
    #[inline]
    pub fn return_type(&self) -> PhantomData<G::Return> {
        PhantomData
    }

    /// It is not handed over.
    #[inline]
    pub fn hands_over(&self) -> bool {
        false
    }

    /// Closes it, and raises `GeneratorExit`, or the error that it raised instead.
    fn raise_exit<S, R>(&mut self, outward: impl Outward<R, G::Return>) -> Delegated<G::Yield, G::Return, S, R> {
        let error = self.close().and_then(|returned| outward.outward(returned));
        Delegated::Raise(error.map_or(Resume::Close, Resume::Throw))
    }

    /// What it returns on its way out, which PEP 380 drops unless it is an error.
    fn close(&mut self) -> Option<G::Return> {
        match &mut self.content {
            Content::Here(inner) => match inner.resume(Resume::Close) {
                Ok(_) => panic!("generator ignored GeneratorExit"),
                Err(stop) => stop.value,
            },
            Content::Quitted(returned) => returned.take(),
        }
    }
}

/// What a step of the inner one comes to, which was not exhausted before.
#[inline]
fn stepped<Y, V, S, R>(resumed: Result<Y, StopIteration<V>>) -> Delegated<Y, V, S, R> {
    match resumed {
        Ok(value) => Delegated::Yield(value),
        Err(StopIteration { value: Some(value) }) => Delegated::Return(value),
        // It raised `GeneratorExit` of its own accord.
        Err(StopIteration { value: None }) => Delegated::Raise(Resume::Close),
    }
}

/// What is delegated to, as the machine of a generator sees it that yields `Y`, is sent `S` and returns `R`.
pub trait Delegate<Y, S, R>: Inspect {
    /// Closes it, when the generator around it is dropped, without a panic if it ignores that: then the answer is `false`.
    fn quit(&mut self) -> bool;

    /// Gives it to a driver as [frames](crate::frames), if it can.
    #[inline]
    fn hand_over<'a>(&mut self, to: Handover<'_, 'a, Y, S, R>) -> bool
    where
        Self: 'a,
    {
        let _ = to;
        false
    }

    /// Takes back what came of it.
    #[inline]
    fn take_back(&mut self, outcome: Outcome<R>) {
        let _ = outcome;
        unreachable!("it was not handed over; this is a bug in genfn")
    }
}

impl<Y, S, R, G: Generator, X> Delegate<Y, S, R> for DelegateGenerator<G, X> {
    #[inline]
    fn quit(&mut self) -> bool {
        let Content::Here(inner) = &mut self.content else { return true };
        if Generator::state(inner) != State::Suspended {
            return true;
        }
        if !inner.quit_delegate() {
            return false;
        }
        let Err(stop) = inner.resume(Resume::Close) else { return false };
        self.content = Content::Quitted(stop.value);
        true
    }
}

impl<G: Generator, X> Inspect for DelegateGenerator<G, X> {
    fn state(&self) -> State {
        match &self.content {
            Content::Here(inner) => Generator::state(inner),
            Content::Quitted(_) => State::Closed,
        }
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        match &self.content {
            Content::Here(inner) => Generator::suspended_at(inner),
            Content::Quitted(_) => None,
        }
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        match &self.content {
            Content::Here(inner) => Generator::delegate(inner),
            Content::Quitted(_) => None,
        }
    }
}

impl<G: Generator + Clone, X> Clone for DelegateGenerator<G, X> {
    fn clone(&self) -> Self {
        let content = match &self.content {
            Content::Here(inner) => Content::Here(inner.clone()),
            Content::Quitted(_) => Content::Quitted(None),
        };
        DelegateGenerator { content, exhausted: PhantomData }
    }
}

impl<G: Generator + fmt::Debug, X> fmt::Debug for DelegateGenerator<G, X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.content {
            Content::Here(inner) => inner.fmt(f),
            Content::Quitted(_) => f.write_str("Returned"),
        }
    }
}

/// An iterator that is delegated to.
#[derive(Clone)]
pub struct DelegateIterator<I> {
    inner: I,
}

impl<I: Iterator> DelegateIterator<I> {
    /// Takes the next item. An iterator can be sent nothing only, and knows of no errors.
    #[inline]
    pub fn resume<S, R>(&mut self, resume: Resume<S, R>, _: (Refuses, Refuses)) -> Delegated<I::Item, (), S, R>
    where
        S: ForwardToIterator,
    {
        match resume {
            Resume::Start => {}
            Resume::Send(sent) => sent.forward_to_iterator(),
            Resume::Throw(_) | Resume::Close => return Delegated::Raise(resume),
        }
        match self.inner.next() {
            Some(item) => Delegated::Yield(item),
            None => Delegated::Return(()),
        }
    }

    /// Takes all its items.
    #[inline]
    pub fn drain(self, sink: &mut Sink<'_, I::Item>) -> Option<()> {
        self.inner.for_each(|item| sink.put(item));
        Some(())
    }

    /// It is not handed over.
    #[inline]
    pub fn hands_over(&self) -> bool {
        false
    }

    /// It returns nothing.
    #[inline]
    pub fn return_type(&self) -> PhantomData<()> {
        PhantomData
    }
}

impl<Y, S, R, I> Delegate<Y, S, R> for DelegateIterator<I> {
    #[inline]
    fn quit(&mut self) -> bool {
        true
    }
}

impl<I> Inspect for DelegateIterator<I> {
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

impl<I: fmt::Debug> fmt::Debug for DelegateIterator<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

/// There is none without a heap.
#[cfg(not(feature = "alloc"))]
pub trait AsFrame {}

#[cfg(test)]
mod tests;
