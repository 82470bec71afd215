//! `yield_from!`: PEP 380's expansion, one step at a time.
//!
//! ```text
//! let mut inner = delegate!(operand);
//! loop {
//!     match inner.resume(resume, converts!(inner, shape)) {                    // the first time with `Resume::Start`
//!         Delegated::Yield(value) => …,               // is yielded; `resume` is what comes back
//!         Delegated::Return(value) => break value,    // is what `yield_from!` evaluates to
//!         Delegated::Raise(raised) => …,              // is raised here, in the outer body
//!     }
//! }
//! ```
//!
//! A thrown error goes to the inner generator if it [can](convert). `GeneratorExit` closes it, and is raised in the outer one;
//! so is one that the inner generator raises itself. One that ignores its exit is dropped, and what is raised in the outer one
//! says so, as Python's `RuntimeError` does.

#[cfg(feature = "alloc")]
mod boxed;
pub mod convert;
mod forward;
mod items;
mod own;
#[cfg(feature = "stream")]
pub mod stream;
mod way;

use core::any::Any;
use core::fmt;
use core::marker::PhantomData;
use core::mem;
use core::panic::Location;

use crate::frames::{self, Handover, Ignored, Outcome, Receiver};
use crate::machine::Sink;
use crate::raise::Raised;
use crate::{Generator, Inspect, Resume, State, StopIteration};

#[cfg(feature = "alloc")]
pub use boxed::{AsFrame, DelegateFrames};
use convert::{Inward, Outward, Refuses};
pub use forward::{ForwardTo, ForwardToIterator};
pub use items::{
    AreBehindReferences, AreOfAnyType, AreOfThatType, CanBeYielded, Items, OfAnotherType, OfAnyType, YieldsReferences,
};
pub use own::{CanBeHeld, IsAnothers, IsOwn, Own};
pub use way::{
    AsGenerator, AsItIs, AsIterable, AsNeither, Asked, CanDelegate, Exhausted, Held, IsGenerator, IsIterable,
    IsNeither, NoValue, Operand, Outer, Panics, ReturnsNone, ReturnsUnit, Unit, Yes,
};

pub use crate::{__delegate as delegate, __not_own as not_own, __of_items};
#[cfg(feature = "stream")]
pub use crate::{__delegate_stream as delegate_stream, __looped as looped, __stream_of};

/// What is delegated to: a generator if the operand is one, else what it is iterated by. Evaluates the operand once, as
/// a full expression.
///
/// With `$outer`, the [`Outer`] around it, it may be [handed over](crate::frames). With an `@` in front it stands in a copy of the body,
/// which does not say once more that it can't be delegated to. `$yields` is the type of what is yielded around it, where it is told.
#[doc(hidden)]
#[macro_export]
macro_rules! __delegate {
    (@ [$($yields:ty)?] $operand:expr $(, $outer:expr)?) => {{
        use $crate::delegation::{
            Asked as _, IsGenerator as _, IsIterable as _, IsNeither as _, ReturnsNone as _, ReturnsUnit as _,
        };
        let operand = $operand;
        let way = (&&&&(&operand).delegated_to()).way();
        $(
            let question = $crate::delegation::Items::<$yields, _, _>::of(&operand, &way);
            let way = $crate::delegation::__of_items!(question).by(way);
        )?
        $(
            use $crate::delegation::{AsFrame as _, AsItIs as _};
            let way = (&&$crate::delegation::Held::of(&operand, $outer)).by(way);
        )?
        way.delegate(operand)
    }};
    ([$($yields:ty)?] $operand:expr $(, $outer:expr)?) => {{
        use $crate::delegation::{
            Asked as _, IsGenerator as _, IsIterable as _, IsNeither as _, ReturnsNone as _, ReturnsUnit as _,
        };
        let operand = $operand;
        let way = (&&&&(&operand).delegated_to()).way();
        if false {
            let check = $crate::delegation::CanDelegate::check;
            check(way.asked(&operand));
        }
        $(
            let question = $crate::delegation::Items::<$yields, _, _>::of(&operand, &way);
            let items = $crate::delegation::__of_items!(question);
            if false {
                let check = $crate::delegation::CanBeYielded::check;
                check(question.yields(), items.asked());
            }
            let way = items.by(way);
        )?
        $(
            use $crate::delegation::{AsFrame as _, AsItIs as _};
            let way = (&&$crate::delegation::Held::of(&operand, $outer)).by(way);
        )?
        way.delegate(operand)
    }};
}

/// What one step of a delegation comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delegated<Y, V, R> {
    /// The inner one yielded this.
    Yield(Y),
    /// The inner one ended, with this: `()` if it is an iterator.
    Return(V),
    /// The inner one is done with; this is raised in the outer body.
    Raise(Raised<R>),
}

/// A generator that is delegated to. `X` says what it evaluates to if it was exhausted before.
pub struct DelegateGenerator<G: Generator, X> {
    inner: G,
    /// It is closed by what is around it, or was and yielded instead of ending: its drop does not close it.
    is_closed_outside: bool,
    exhausted: PhantomData<fn() -> X>,
}

impl<G: Generator, X: Exhausted<G::Return>> DelegateGenerator<G, X> {
    /// Resumes the inner generator as the outer one was resumed.
    ///
    /// `Start` is `next` on the inner one, which may be suspended already. What can be sent to both is passed on as
    /// [`ForwardTo`] has it, what can be thrown into both as [`convert`] has it.
    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn resume<S, R, I, O, U>(
        &mut self,
        resume: Resume<S, R>,
        (inward, outward): (I, O),
    ) -> Delegated<G::Yield, G::Return, R>
    where
        S: ForwardTo<G::Send, U>,
        I: Inward<R, G::Return>,
        O: Outward<R, G::Return>,
    {
        match resume {
            Resume::Send(sent) => self.sent(sent.forward()),
            Resume::Start => self.begin(),
            resume => self.raise(resume, inward, outward),
        }
    }

    /// Begins it where it is delegated to. By value: what is not borrowed by a call may lie in registers.
    #[inline]
    pub fn begun<R>(mut self) -> (Self, Delegated<G::Yield, G::Return, R>) {
        let begun = self.begin();
        (self, begun)
    }

    /// What happens for every item.
    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn sent<R>(&mut self, sent: G::Send) -> Delegated<G::Yield, G::Return, R> {
        let mut receiver = Receiver::alone();
        match self.inner.sent_to(sent, &mut receiver) {
            Some(value) => Delegated::Yield(value),
            None => returned(receiver.value()),
        }
    }

    /// Begins a new one, or goes on with one that is suspended.
    #[inline]
    fn begin<R>(&mut self) -> Delegated<G::Yield, G::Return, R> {
        let state = Generator::state(&self.inner);
        // Later on it is not: where it ends, so does the delegation.
        if state == State::Closed {
            return Delegated::Return(X::value());
        }
        stepped(self.inner.resume(match self.inner.nothing() {
            Some(nothing) if state == State::Suspended => Resume::Send(nothing),
            _ => Resume::Start,
        }))
    }

    /// Whatever is raised, which is rare.
    #[inline(never)]
    fn raise<S, R, I, O>(&mut self, resume: Resume<S, R>, inward: I, outward: O) -> Delegated<G::Yield, G::Return, R>
    where
        I: Inward<R, G::Return>,
        O: Outward<R, G::Return>,
    {
        match resume {
            // Nothing is sent here: see above.
            Resume::Start | Resume::Send(_) => self.begin(),
            Resume::Throw(thrown) => match inward.inward(thrown) {
                Ok(thrown) => match frames::raise(&mut self.inner, Resume::Throw(thrown)).resumed() {
                    Ok(resumed) => stepped(resumed),
                    Err(Ignored) => Delegated::Raise(Raised::Ignored),
                },
                Err(thrown) => Delegated::Raise(match self.close() {
                    Ok(_) => Raised::Throw(thrown),
                    Err(Ignored) => Raised::Ignored,
                }),
            },
            Resume::Close => Delegated::Raise(exit(self.close(), outward)),
        }
    }

    /// Takes all that it yields, and gives what it returns; `None` if it raised `GeneratorExit`. It is sent nothing.
    #[inline]
    pub fn drain(mut self, sink: &mut Sink<'_, G::Yield>) -> Option<G::Return>
    where
        (): ForwardTo<G::Send, ()>,
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

    /// It lies in a generator that handles what is raised in it, which is closed before it is dropped, and so closes this one.
    /// If it is there still, what is around it has come to it since, and ignores its own exit.
    #[inline]
    #[must_use]
    pub fn handled(mut self) -> Self {
        self.is_closed_outside = true;
        self
    }

    /// What it returns on its way out, which PEP 380 drops unless it is an error.
    fn close(&mut self) -> Result<Option<G::Return>, Ignored> {
        let closed = frames::raise(&mut self.inner, Resume::Close).closed();
        self.is_closed_outside |= closed.is_err();
        closed
    }
}

/// Python closes what a generator delegates to before it drops it. So one that ignores that gets another chance: it is dropped then,
/// as any generator.
impl<G: Generator, X> Drop for DelegateGenerator<G, X> {
    #[inline]
    fn drop(&mut self) {
        if self.inner.has_handlers() && !self.is_closed_outside && Generator::state(&self.inner) == State::Suspended {
            drop(frames::raise(&mut self.inner, Resume::Close));
        }
    }
}

/// What is raised outside when the inner one was closed: `GeneratorExit`, or the error that it raised instead.
#[inline]
pub(crate) fn exit<R, V>(closed: Result<Option<V>, Ignored>, outward: impl Outward<R, V>) -> Raised<R> {
    match closed {
        Ok(returned) => returned.and_then(|value| outward.outward(value)).map_or(Raised::Exit, Raised::Throw),
        Err(Ignored) => Raised::Ignored,
    }
}

/// What a step of the inner one comes to, which was not exhausted before.
#[inline]
fn stepped<Y, V, R>(resumed: Result<Y, StopIteration<V>>) -> Delegated<Y, V, R> {
    match resumed {
        Ok(value) => Delegated::Yield(value),
        Err(stop) => returned(stop.value),
    }
}

/// What it comes to when the inner one has ended.
#[inline]
fn returned<Y, V, R>(value: Option<V>) -> Delegated<Y, V, R> {
    match value {
        Some(value) => Delegated::Return(value),
        // It raised `GeneratorExit` of its own accord.
        None => Delegated::Raise(Raised::Exit),
    }
}

/// What is delegated to, as the machine of a generator sees it that yields `Y`, is sent `S` and returns `R`.
pub trait Delegate<Y, S, R>: Inspect {
    /// Whether it was handed over, and nothing came of it yet.
    #[inline]
    fn is_away(&self) -> bool {
        false
    }

    /// Gives it to a driver as [frames](crate::frames), if it can.
    #[inline]
    fn hand_over<'a>(&mut self, to: Handover<'_, 'a, Y, S, R>) -> bool
    where
        Self: 'a,
    {
        let _ = to;
        false
    }

    /// Sends it to the innermost of its frames, if it drives them: see [`Saved::sent_inside`](crate::machine::Saved::sent_inside).
    #[inline(always)]
    fn sent_inside(&mut self, sent: S) -> Result<Y, Option<S>> {
        Err(Some(sent))
    }

    /// Takes back what came of it.
    #[inline]
    fn take_back(&mut self, outcome: Outcome<R>) {
        let _ = outcome;
        unreachable!("it was not handed over; this is a bug in genfn")
    }
}

impl<Y, S, R, G: Generator, X> Delegate<Y, S, R> for DelegateGenerator<G, X> {}

impl<G: Generator, X> Inspect for DelegateGenerator<G, X> {
    fn inspected_state(&self) -> State {
        Generator::state(&self.inner)
    }

    fn inspected_location(&self) -> Option<&'static Location<'static>> {
        Generator::suspended_at(&self.inner)
    }

    fn inspected_delegate(&self) -> Option<&dyn Inspect> {
        Generator::delegate(&self.inner)
    }

    fn show_inspected(&self, show: &mut dyn FnMut(&dyn Any)) {
        self.inner.show_foreign(show);
    }
}

impl<G: Generator + Clone, X> Clone for DelegateGenerator<G, X> {
    fn clone(&self) -> Self {
        DelegateGenerator {
            inner: self.inner.clone(),
            is_closed_outside: self.is_closed_outside,
            exhausted: PhantomData,
        }
    }
}

impl<G: Generator + fmt::Debug, X> fmt::Debug for DelegateGenerator<G, X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<G: Generator, X> DelegateGenerator<G, X> {
    /// What is delegated to.
    #[cfg(feature = "serde")]
    pub(crate) fn inner(&self) -> &G {
        &self.inner
    }
}

/// One that is as good as begun: what a migrated snapshot is made of.
#[cfg(feature = "serde")]
impl<G: Generator, X> From<G> for DelegateGenerator<G, X> {
    fn from(inner: G) -> Self {
        DelegateGenerator { inner, is_closed_outside: false, exhausted: PhantomData }
    }
}

/// An iterator that is delegated to.
#[derive(Clone)]
pub struct DelegateIterator<I> {
    inner: I,
}

#[cfg(feature = "serde")]
impl<I> DelegateIterator<I> {
    /// What is delegated to.
    pub(crate) fn inner(&self) -> &I {
        &self.inner
    }
}

/// What a migrated snapshot is made of.
#[cfg(feature = "serde")]
impl<I> From<I> for DelegateIterator<I> {
    fn from(inner: I) -> Self {
        DelegateIterator { inner }
    }
}

impl<I: Iterator> DelegateIterator<I> {
    /// Takes the next item. An iterator can be sent nothing only, and knows of no errors.
    #[inline]
    pub fn resume<S, R, U>(&mut self, resume: Resume<S, R>, _: (Refuses, Refuses)) -> Delegated<I::Item, (), R>
    where
        S: ForwardToIterator<U>,
    {
        match resume {
            Resume::Start => {}
            Resume::Send(sent) => sent.forward_to_iterator(),
            Resume::Throw(_) | Resume::Close => return Delegated::Raise(resume.into()),
        }
        match self.inner.next() {
            Some(item) => Delegated::Yield(item),
            None => Delegated::Return(()),
        }
    }

    /// Takes the first item.
    #[inline]
    pub fn begun<R>(mut self) -> (Self, Delegated<I::Item, (), R>) {
        let begun = match self.inner.next() {
            Some(item) => Delegated::Yield(item),
            None => Delegated::Return(()),
        };
        (self, begun)
    }

    /// Takes all its items.
    #[inline]
    pub fn drain(self, sink: &mut Sink<'_, I::Item>) -> Option<()> {
        self.inner.for_each(|item| sink.put(item));
        Some(())
    }

    /// It has no exit to be told of.
    #[inline]
    #[must_use]
    pub fn handled(self) -> Self {
        self
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

impl<Y, S, R, I> Delegate<Y, S, R> for DelegateIterator<I> {}

impl<I> Inspect for DelegateIterator<I> {
    fn inspected_state(&self) -> State {
        State::Suspended
    }

    fn inspected_location(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn inspected_delegate(&self) -> Option<&dyn Inspect> {
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
