//! The protocol's one trait, and what passes it on: references, boxes, trait objects.

use core::any::Any;
use core::iter::FusedIterator;
use core::panic::Location;

use crate::frames::{Driven, Handover, Receiver, Stop, Wake, drive_whole};
use crate::{Inspect, Iterates, State, StopIteration};

/// What the return type of a function with `#[generator]` says of a generator whose `Send` is not `()`: it is no iterator, but is
/// driven by [`send`](crate::GeneratorExt::send), or by [`next`](crate::next()) if its `Send` is an `Option`. rustc names it, where one stands
/// in a `for`.
///
/// # Examples
///
/// ```
/// use genfn::{DrivenBySend, prelude::*};
///
/// #[generator]
/// fn echo() -> impl Generator<Yield = u32, Send = u32> {
///     let mut heard = 0;
///     loop {
///         heard = yield_!(heard);
///     }
/// }
///
/// // There for every generator, and without methods.
/// fn driven(g: impl Generator<Yield = u32, Send = u32> + DrivenBySend) -> Option<u32> {
///     g.primed().send(7).ok()
/// }
/// assert_eq!(driven(echo()), Some(7));
/// ```
///
/// ```compile_fail
/// # use genfn::prelude::*;
/// # #[generator]
/// # fn echo() -> impl Generator<Yield = u32, Send = u32> {
/// #     let mut heard = 0;
/// #     loop {
/// #         heard = yield_!(heard);
/// #     }
/// # }
/// for x in echo() {} // error: `impl Generator<…> + DrivenBySend` is not an iterator
/// ```
pub trait DrivenBySend {}

impl<G: Generator + ?Sized> DrivenBySend for G {}

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
///
/// Then it can be driven, and delegated to, as any other:
///
/// ```
/// use std::panic::Location;
/// use genfn::{Inspect, Resume, prelude::*};
///
/// /// Yields what it was sent, doubled, as often as it may.
/// struct Doubling {
///     state: State,
///     left: u32,
/// }
///
/// impl Generator for Doubling {
///     type Yield = u32;
///     type Send = u32;
///     type Return = &'static str;
///
///     fn resume(&mut self, resume: Resume<u32, &'static str>) -> Result<u32, StopIteration<&'static str>> {
///         let ended = match (self.state, resume) {
///             (State::Created, Resume::Start) => {
///                 self.state = State::Suspended;
///                 return Ok(0);
///             }
///             (State::Created, Resume::Send(_)) => panic!("there is nothing that could take it"),
///             (State::Suspended, Resume::Start) => panic!("a `u32` can't say nothing"),
///             (State::Suspended, Resume::Send(n)) if self.left > 0 => {
///                 self.left -= 1;
///                 return Ok(2 * n);
///             }
///             (State::Suspended, Resume::Send(_)) => Some("no more"),
///             (_, Resume::Throw(returned)) => Some(returned), // nobody handles it
///             (_, Resume::Close) | (State::Closed, _) => None,
///         };
///         self.state = State::Closed;
///         Err(StopIteration { value: ended })
///     }
///
///     fn state(&self) -> State {
///         self.state
///     }
///
///     fn suspended_at(&self) -> Option<&'static Location<'static>> {
///         None // there is no line to show
///     }
///
///     fn delegate(&self) -> Option<&dyn Inspect> {
///         None
///     }
/// }
///
/// #[generator]
/// fn outer() -> impl Generator<Yield = u32, Send = u32, Return = String> {
///     yield_from!(Doubling { state: State::Created, left: 1 }).to_uppercase()
/// }
///
/// let mut g = outer();
/// assert_eq!(g.start()?, 0);
/// assert_eq!(g.send(21)?, 42);
/// assert_eq!(g.delegate().unwrap().state(), State::Suspended);
/// assert_eq!(g.send(1).unwrap_err().value.as_deref(), Some("NO MORE"));
/// # Ok::<(), StopIteration<String>>(())
/// ```
#[must_use = "generators are lazy and do nothing unless resumed"]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a generator",
    label = "this is no generator",
    note = "a generator is what a function with `#[generator]` returns, if it is declared as `impl Generator<…>`; \
            one declared as `impl Iterator<…>` has the methods of `Iterator` only: write `impl Generator<Yield = …, Send = …>` in its place",
    note = "an async generator, `impl AsyncGenerator<…>`, is driven by `astart`, `asend`, `athrow` and `aclose`, which are awaited"
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

    /// Resumes with a value, and returns what is yielded: in registers, where `resume` returns in memory. What else there is to say is
    /// said to the [`Receiver`]; so one call through a `dyn Generator` does all that a `send` does, or a `next` of an iterator.
    #[doc(hidden)]
    #[inline]
    fn sent_to<'a>(
        &mut self,
        sent: Self::Send,
        receiver: &mut Receiver<'_, 'a, Self::Yield, Self::Send, Self::Return>,
    ) -> Option<Self::Yield>
    where
        Self: 'a,
    {
        if Generator::state(self) == State::Created && !Generator::is_nothing(self, &sent) {
            receiver.stop = Stop::Refused;
            return None;
        }
        match self.resume(Resume::Send(sent)) {
            Ok(value) => Some(value),
            Err(stop) => {
                receiver.stop = Stop::Ended(stop.into());
                None
            }
        }
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

    /// Drops its locals where it is suspended, and runs no handlers: of one that was closed and yielded instead, what is left to do.
    #[doc(hidden)]
    fn end_where_it_stands(&mut self) {}

    /// Shows what stands at the end of the chain of delegation, if it is of another language: an object of Python's, which its runtime
    /// has to be told of. One that holds such an object shows it; all others ask what they delegate to.
    #[doc(hidden)]
    fn show_foreign(&self, show: &mut dyn FnMut(&dyn Any)) {
        if let Some(delegate) = Generator::delegate(self) {
            delegate.show_inspected(show);
        }
    }
}

/// How a suspended generator is woken: the argument of [`Generator::resume`].
///
/// # Examples
///
/// What `start`, `send`, `throw` and `close` are made of. One that stands between a generator and its caller passes it on:
///
/// ```
/// use genfn::{Resume, prelude::*};
///
/// #[generator]
/// fn sum() -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, &'static str>> {
///     let mut sum = 0;
///     while sum < 100 {
///         sum += yield_!(sum);
///     }
///     Ok(sum)
/// }
///
/// /// Runs a generator by a script.
/// fn run<G: Generator<Send = S, Return = R>, S, R>(mut g: G, script: impl IntoIterator<Item = Resume<S, R>>) -> Option<R> {
///     for step in script {
///         if let Err(stop) = g.resume(step) {
///             return stop.value;
///         }
///     }
///     None
/// }
///
/// assert_eq!(run(sum(), [Resume::Start, Resume::Send(60), Resume::Send(60)]), Some(Ok(120)));
/// assert_eq!(run(sum(), [Resume::Start, Resume::Throw(Err("enough"))]), Some(Err("enough")));
/// assert_eq!(run(sum(), [Resume::Start, Resume::Close]), None);
/// ```
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
        fn nothing(&self) -> Option<G::Send> {
            (**self).nothing()
        }

        fn end_where_it_stands(&mut self) {
            (**self).end_where_it_stands();
        }

        fn show_foreign(&self, show: &mut dyn FnMut(&dyn Any)) {
            (**self).show_foreign(show);
        }
    };
}

// What is borrowed hands nothing over: its owner may resume it.
impl<G: Generator + ?Sized> Generator for &mut G {
    pass_on!();

    #[inline]
    fn sent_to<'a>(
        &mut self,
        sent: G::Send,
        receiver: &mut Receiver<'_, 'a, G::Yield, G::Send, G::Return>,
    ) -> Option<G::Yield>
    where
        Self: 'a,
    {
        let mut stop = Receiver::alone();
        let yielded = (**self).sent_to(sent, &mut stop);
        if yielded.is_none() {
            receiver.stop = stop.stop;
        }
        yielded
    }

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
    fn sent_to<'a>(
        &mut self,
        sent: G::Send,
        receiver: &mut Receiver<'_, 'a, G::Yield, G::Send, G::Return>,
    ) -> Option<G::Yield>
    where
        Self: 'a,
    {
        (**self).sent_to(sent, receiver)
    }

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
    let mut receiver = Receiver::alone();
    match generator.sent_to((), &mut receiver) {
        Some(value) => Some(R::item(value)),
        None => R::last(receiver.value()?),
    }
}
