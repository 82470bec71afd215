//! The protocol's one trait, and what passes it on: references, boxes, trait objects.

use core::iter::FusedIterator;
use core::panic::Location;

use crate::frames::{Driven, Handover, Wake, drive_whole};
use crate::{Inspect, Iterates, State, StopIteration};

/// A function body that can be suspended at its `yield_!`s: Python's generator (PEP 255, PEP 342).
///
/// Drive one with [`next`](crate::next()) and the methods of [`GeneratorExt`](crate::GeneratorExt); `resume` is what
/// they are all made of. The trait can be used as `dyn Generator<Yield = Y, Send = S, Return = R>`.
///
/// # Implementing it by hand
///
/// [`#[generator]`](macro@crate::generator) writes an implementation that keeps these promises. One written by hand
/// must keep them as well:
///
/// - after the end every `resume` returns [`StopIteration`]; its value is `None`, save that a
///   [`Resume::Throw`] comes back as it is;
/// - `resume` with [`Resume::Start`] goes to the next `yield_!` from wherever the generator stands, if `Send` has a
///   value that says nothing ([`()` or `None`](crate::Nothing)); such a value may be sent to a just-created one too.
#[must_use = "generators are lazy and do nothing unless resumed"]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a generator",
    label = "this is no generator",
    note = "a generator is what a function with `#[generator]` returns, if it is declared as `impl Generator<…>`; \
            one declared as `impl Iterator<…>` has the methods of `Iterator` only"
)]
pub trait Generator {
    /// What `yield_!` gives to the caller.
    type Yield;
    /// What `yield_!` evaluates to: what the caller sent.
    type Send;
    /// What the body evaluates to.
    type Return;

    /// Runs the body to its next `yield_!`, whose value it returns, or to its end.
    ///
    /// # Errors
    ///
    /// [`StopIteration`] when the body ends, with what it returned.
    ///
    /// # Panics
    ///
    /// When the body panics; the generator is [closed](State::Closed) then. When something other than nothing is
    /// sent to a just-created generator, and when one that is suspended, and can be sent nothing, is started.
    fn resume(&mut self, resume: Resume<Self::Send, Self::Return>) -> Result<Self::Yield, StopIteration<Self::Return>>;

    /// Where in its life the generator is: Python's `inspect.getgeneratorstate`.
    fn state(&self) -> State;

    /// The place of the `yield_!` it is suspended at: Python's `gi_frame.f_lineno`. `None` if it is not suspended.
    fn suspended_at(&self) -> Option<&'static Location<'static>>;

    /// What it is delegating to with `yield_from!`: Python's `gi_yieldfrom`.
    fn delegate(&self) -> Option<&dyn Inspect>;

    /// Whether a just-created generator takes `sent`, as Python's takes `send(None)`. If it does not,
    /// [`send`](crate::GeneratorExt::send) panics at its caller's line; an implementation that leaves this as it is
    /// decides for itself, when it gets [`Resume::Send`].
    #[doc(hidden)]
    fn is_nothing(&self, sent: &Self::Send) -> bool {
        let _ = sent;
        true
    }

    /// Resumes with a value, unless it is just created and [takes nothing](Generator::is_nothing): the value comes back then. One
    /// call through a `dyn Generator` does all of it.
    #[doc(hidden)]
    #[inline]
    #[expect(clippy::type_complexity, reason = "what `resume` returns, or the value")]
    fn send_or_refuse(
        &mut self,
        sent: Self::Send,
    ) -> Result<Result<Self::Yield, StopIteration<Self::Return>>, Self::Send> {
        if Generator::state(self) == State::Created && !Generator::is_nothing(self, &sent) {
            return Err(sent);
        }
        Ok(self.resume(Resume::Send(sent)))
    }

    /// What `next` sends, if there is such a value.
    #[doc(hidden)]
    fn nothing(&self) -> Option<Self::Send> {
        None
    }

    /// Whether it waits for what it has [handed over](crate::frames): if it is dropped then, it is being unwound.
    #[doc(hidden)]
    fn waits_for_frames(&self) -> bool {
        false
    }

    /// Resumes it as a [frame](crate::frames) of a driver; or by itself, to be told of what ignored its exit without a panic.
    #[doc(hidden)]
    fn drive<'a>(
        &mut self,
        wake: Wake<Self::Send, Self::Return>,
        to: Handover<'_, 'a, Self::Yield, Self::Send, Self::Return>,
    ) -> Driven<Self::Yield, Self::Return>
    where
        Self: 'a,
    {
        let _ = to;
        drive_whole(self, wake)
    }

    /// Whether a drop runs handlers, such as `finally`.
    #[doc(hidden)]
    fn has_handlers(&self) -> bool {
        false
    }
}

/// How a suspended generator is woken: the argument of [`Generator::resume`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resume<S, R> {
    /// Run to the next `yield_!`, sending nothing: Python's `next(g)`.
    Start,
    /// The `yield_!` it is suspended at evaluates to this: Python's `g.send(v)`.
    Send(S),
    /// The body is left at the `yield_!` as by `return`, on the way meeting what handles errors: Python's `g.throw(e)`.
    /// It holds an `Err(e)` of the return type, so that an error nobody handles comes back as it is.
    Throw(R),
    /// `GeneratorExit` is raised at the `yield_!`: Python's `g.close()`.
    Close,
}

macro_rules! pass_on {
    () => {
        type Yield = G::Yield;
        type Send = G::Send;
        type Return = G::Return;

        #[inline]
        fn resume(&mut self, resume: Resume<G::Send, G::Return>) -> Result<G::Yield, StopIteration<G::Return>> {
            (**self).resume(resume)
        }

        #[inline]
        fn state(&self) -> State {
            (**self).state()
        }

        #[inline]
        fn suspended_at(&self) -> Option<&'static Location<'static>> {
            (**self).suspended_at()
        }

        #[inline]
        fn delegate(&self) -> Option<&dyn Inspect> {
            (**self).delegate()
        }

        #[inline]
        fn is_nothing(&self, sent: &G::Send) -> bool {
            (**self).is_nothing(sent)
        }

        #[inline]
        fn send_or_refuse(&mut self, sent: G::Send) -> Result<Result<G::Yield, StopIteration<G::Return>>, G::Send> {
            (**self).send_or_refuse(sent)
        }

        #[inline]
        fn nothing(&self) -> Option<G::Send> {
            (**self).nothing()
        }
    };
}

// What is borrowed hands nothing over: its owner may resume it.
impl<G: Generator + ?Sized> Generator for &mut G {
    pass_on!();

    #[inline]
    fn drive<'a>(
        &mut self,
        wake: Wake<G::Send, G::Return>,
        _: Handover<'_, 'a, G::Yield, G::Send, G::Return>,
    ) -> Driven<G::Yield, G::Return>
    where
        Self: 'a,
    {
        (**self).drive(wake, Handover::NOBODY)
    }
}

#[cfg(feature = "alloc")]
impl<G: Generator + ?Sized> Generator for alloc::boxed::Box<G> {
    pass_on!();

    #[inline]
    fn drive<'a>(
        &mut self,
        wake: Wake<G::Send, G::Return>,
        to: Handover<'_, 'a, G::Yield, G::Send, G::Return>,
    ) -> Driven<G::Yield, G::Return>
    where
        Self: 'a,
    {
        (**self).drive(wake, to)
    }

    #[inline]
    fn has_handlers(&self) -> bool {
        (**self).has_handlers()
    }
}

// A generator that is sent nothing is an iterator, over what its return type has it. By `&mut I` and `Box<I>` so are
// `&mut dyn Generator<…>`, `Box<dyn Generator<…>>` and `BoxGenerator`.
macro_rules! iterate {
    ($($object:tt)+) => {
        impl<'a, Y, R: Iterates<Y>> Iterator for $($object)+ {
            type Item = R::Item;

            #[inline]
            fn next(&mut self) -> Option<R::Item> {
                next_item(self)
            }
        }

        impl<'a, Y, R: Iterates<Y>> FusedIterator for $($object)+ {}
    };
}

iterate!(dyn Generator<Yield = Y, Send = (), Return = R> + 'a);
iterate!(dyn Generator<Yield = Y, Send = (), Return = R> + Send + 'a);
iterate!(dyn Generator<Yield = Y, Send = (), Return = R> + Sync + 'a);
iterate!(dyn Generator<Yield = Y, Send = (), Return = R> + Send + Sync + 'a);

/// The next item of a generator whose return type tells how it iterates.
#[inline]
pub(crate) fn next_item<G, Y, R>(generator: &mut G) -> Option<R::Item>
where
    G: Generator<Yield = Y, Send = (), Return = R> + ?Sized,
    R: Iterates<Y>,
{
    match generator.resume(Resume::Send(())) {
        Ok(value) => Some(R::item(value)),
        Err(stop) => R::last(stop.value?),
    }
}
