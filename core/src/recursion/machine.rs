//! The machine: its states, and the closure that steps them.

use core::any::Any;
use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::mem;
use core::panic::Location;

use super::around::Around;
use super::states::{HoldsStates, States};
use super::{HasAHeap, Recurses};
use crate::__private::kind::Kind;
use crate::frames::{Driven, Handover, Outcome, Receiver, Stop, Wake, refused, resume_of_whole};
use crate::generator::next_item;
use crate::machine::{Close, IntoStep, LastError, Plain, Saved, Step, Unseen, unseen, woken};
use crate::{Generator, Inspect, Iterates, Resume, State, StopIteration};

/// The machine of a function that returns `impl Iterator<…>` or `impl Generator<…>`, and delegates to itself.
///
/// `P` is the type of that function, `M` says how it iterates.
#[must_use = "generators are lazy and do nothing unless resumed"]
pub struct Recursive<H, F, Y, S, R, O, K, M, P> {
    pub(super) states: H,
    pub(super) step: F,
    #[expect(clippy::type_complexity, reason = "markers only, and all of them")]
    pub(super) types: PhantomData<fn(S, R) -> (Y, O, K, M, P)>,
}

/// A machine that has items and nothing else: an error is the last of them. To what is around it, it is an iterator.
pub struct Items;

/// How a machine iterates.
pub trait Mode<R> {
    /// Whether it is an iterator to what is around it: that is told of no exit, and takes an item for one, whatever it is.
    const HAS_ITEMS: bool;

    /// What it returns after an error that was its last item.
    fn after_last_item() -> R;
}

impl Mode<()> for Items {
    const HAS_ITEMS: bool = true;

    #[inline]
    fn after_last_item() {}
}

macro_rules! modes {
    ($($mode:ident)*) => {
        $(impl<R> Mode<R> for $mode {
            const HAS_ITEMS: bool = false;

            #[cold]
            fn after_last_item() -> R {
                unreachable!("no error is an item of it; this is a bug in genfn")
            }
        })*
    };
}
modes! { Plain LastError Unseen }

// Bounds stand at these functions for what flows from the first state into the closure.
macro_rules! constructor {
    ($(#[$doc:meta])* $name:ident as $mode:ty) => {
        $(#[$doc])*
        #[inline]
        pub fn $name<Y, S, R, St, O, K, F, P>(
            kind: K,
            state: St,
            step: F,
            function: P,
        ) -> Recursive<States<St>, F, Y, S, R, O, K, $mode, P>
        where
            F: Fn(&mut St, Resume<S, R>) -> O,
            O: IntoStep<Y, R>,
            K: Kind<S>,
            St: Saved<Y, S, R> + Recurses<P>,
            $mode: Mode<R>,
            P: HasAHeap,
        {
            let _ = (kind, function);
            Recursive { states: States::of(state), step, types: PhantomData }
        }
    };
}

constructor! {
    /// Makes an iterator.
    recursive_iterator as Items
}
constructor! {
    /// Makes a generator, as `generator` does.
    recursive_generator as Plain
}
constructor! {
    /// Makes a generator, as `fallible_generator` does.
    recursive_fallible_generator as LastError
}

/// Makes a generator, as `generator_of` does.
#[inline]
pub fn recursive_generator_of<Y, S, R, St, O, K, F, M, P>(
    _mode: M,
    kind: K,
    state: St,
    step: F,
    function: P,
) -> Recursive<States<St>, F, Y, S, R, O, K, M, P>
where
    F: Fn(&mut St, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    St: Saved<Y, S, R> + Recurses<P>,
    M: Mode<R>,
    P: HasAHeap,
{
    let _ = (kind, function);
    Recursive { states: States::of(state), step, types: PhantomData }
}

/// All states are closed if the body panics, the innermost first.
struct Unwinding<'a, Y, S, R, St: Saved<Y, S, R>> {
    state: &'a mut St,
    around: &'a mut Around<St>,
    types: PhantomData<(Y, S, R)>,
}

impl<Y, S, R, St: Saved<Y, S, R>> Drop for Unwinding<'_, Y, S, R, St> {
    #[inline]
    fn drop(&mut self) {
        self.state.close();
        self.around.unwind(0);
    }
}

impl<H, F, Y, S, R, O, K, M, P> Recursive<H, F, Y, S, R, O, K, M, P>
where
    H: HoldsStates<State: Saved<Y, S, R> + Recurses<P>>,
    F: Fn(&mut H::State, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    M: Mode<R>,
{
    /// Resumes the innermost state, and goes on until one yields, or that at `depth` has ended.
    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn run(&mut self, mut resume: Resume<S, R>, depth: usize) -> Result<Y, Stop<R>> {
        let States { innermost, around } = self.states.states_mut();
        // Of an iterator nobody sees that.
        if !M::HAS_ITEMS {
            around.forget_what_was_seen();
        }
        let running: Unwinding<'_, Y, S, R, H::State> = Unwinding { state: innermost, around, types: PhantomData };
        if O::HAS_LAST_ITEM
            && running.around.depth() > depth
            && running.state.state() == State::Closed
            && let Some(outer) = running.around.pop()
        {
            // Its last item was an error.
            *running.state = outer;
            running.state.take_back(Outcome::Returned(M::after_last_item()));
            resume = Resume::Start;
        }
        let stepped = loop {
            let outcome = match (self.step)(&mut *running.state, resume).into_step() {
                Step::Yield(value) => break Ok(value),
                Step::Last(value) => {
                    running.state.close();
                    break Ok(value);
                }
                Step::Return(value) => Outcome::Returned(value),
                Step::Exited => Outcome::Exited,
                Step::Ignored => Outcome::Ignored,
                Step::Refused => break Err(Stop::Refused),
                Step::Delegates => {
                    if let Some(inner) = running.state.call() {
                        running.around.push(mem::replace(&mut *running.state, inner));
                    }
                    resume = Resume::Start;
                    continue;
                }
            };
            running.state.close();
            if running.around.depth() == depth {
                break Err(Stop::Ended(outcome));
            }
            let Some(outer) = running.around.pop() else { break Err(Stop::Ended(outcome)) };
            *running.state = outer;
            running.state.take_back(outcome);
            resume = Resume::Start;
        };
        mem::forget(running);
        stepped
    }

    /// Raises an exit in all states inside of this depth, the innermost first, and then in that one.
    fn close_down_to(&mut self, depth: usize) -> Result<Y, Stop<R>> {
        self.close_inside(depth);
        self.run(Resume::Close, depth)
    }

    /// Raises it in those inside, each of which the one around it learns of.
    fn close_inside(&mut self, depth: usize) {
        while self.depth() > depth {
            let outcome = self.close_innermost();
            let States { innermost, around } = self.states.states_mut();
            if let Some(outer) = around.pop() {
                *innermost = outer;
                innermost.take_back(outcome);
            }
        }
    }

    fn close_innermost(&mut self) -> Outcome<R> {
        let depth = self.depth();
        match self.run(Resume::Close, depth) {
            Err(Stop::Ended(outcome)) => outcome,
            Err(Stop::Refused | Stop::Delegates) => Outcome::Exited,
            Ok(yielded) => {
                drop(yielded);
                self.drop_innermost(depth);
                if M::HAS_ITEMS { Outcome::Exited } else { Outcome::Ignored }
            }
        }
    }

    /// Drops one that yielded instead of ending, with all that it has come to since: as any generator that is dropped, it gets an exit first.
    #[cold]
    #[inline(never)]
    fn drop_innermost(&mut self, depth: usize) {
        if !M::HAS_ITEMS {
            drop(self.close_down_to(depth));
        }
        self.end_at(depth);
    }

    /// Drops one where it stands: what is inside it is closed, as by any drop.
    fn end_at(&mut self, depth: usize) {
        self.close_inside(depth);
        self.states.states_mut().innermost.close();
    }

    fn depth(&self) -> usize {
        self.states.states().around.depth()
    }

    /// What is not sent: out of the way of what is.
    #[inline(never)]
    fn raise(&mut self, resume: Resume<S, R>) -> Result<Y, Stop<R>> {
        match resume {
            Resume::Close => self.close_down_to(0),
            // What is inside takes no such value, and is closed.
            Resume::Throw(thrown) if !O::is_thrown_inward(&thrown) => {
                self.close_inside(0);
                self.run(Resume::Throw(thrown), 0)
            }
            resume => self.run(resume, 0),
        }
    }

    fn outermost(&self) -> &H::State {
        self.states.states().outermost()
    }
}

#[diagnostic::do_not_recommend]
impl<H, F, Y, S, R, O, K, M, P> Generator for Recursive<H, F, Y, S, R, O, K, M, P>
where
    H: HoldsStates<State: Saved<Y, S, R> + Recurses<P>>,
    F: Fn(&mut H::State, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    M: Mode<R>,
{
    type Yield = Y;
    type Send = S;
    type Return = R;

    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn resume(&mut self, resume: Resume<S, R>) -> Result<Y, StopIteration<R>> {
        let stepped = match (resume, K::nothing()) {
            // To start it is to send nothing, wherever it stands, if that can be sent.
            (Resume::Send(sent), _) | (Resume::Start, Some(sent)) => self.run(Resume::Send(sent), 0),
            (resume, _) => self.raise(woken::<K, S, R>(|| self.outermost().state(), resume)),
        };
        stepped.map_err(|stop| {
            let receiver: Receiver<'_, '_, Y, S, R> = Receiver { stop, ..Receiver::alone() };
            StopIteration { value: receiver.value() }
        })
    }

    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn sent_to<'a>(&mut self, sent: S, receiver: &mut Receiver<'_, 'a, Y, S, R>) -> Option<Y>
    where
        Self: 'a,
    {
        match self.run(Resume::Send(sent), 0) {
            Ok(value) => Some(value),
            Err(stop) => {
                receiver.stop = stop;
                None
            }
        }
    }

    fn drive<'a>(&mut self, wake: Wake<S, R>, _: Handover<'_, 'a, Y, S, R>) -> Driven<Y, R>
    where
        Self: 'a,
    {
        let resume = match resume_of_whole(self, wake) {
            Ok(resume) => woken::<K, S, R>(|| self.outermost().state(), resume),
            Err(ended) => return Driven::Ended(ended),
        };
        match self.raise(resume) {
            Ok(value) => Driven::Yielded(value),
            Err(Stop::Ended(outcome)) => Driven::Ended(outcome),
            Err(Stop::Delegates) => Driven::Delegates,
            Err(Stop::Refused) => refused(),
        }
    }

    #[inline]
    fn state(&self) -> State {
        self.outermost().state()
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        self.outermost().suspended_at()
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        self.states.states().delegate()
    }

    #[inline]
    fn is_nothing(&self, sent: &S) -> bool {
        K::is_nothing(sent)
    }

    #[inline]
    fn nothing(&self) -> Option<S> {
        K::nothing()
    }

    #[inline]
    fn end_where_it_stands(&mut self) {
        self.end_at(0);
    }

    fn show_foreign(&self, show: &mut dyn FnMut(&dyn Any)) {
        if let Some(delegate) = self.states.states().innermost.delegate() {
            delegate.show_inspected(show);
        }
    }
}

macro_rules! iterates {
    ($($mode:ident)*) => {
        $(
            impl<H, F, Y, R, O, K, P> Iterator for Recursive<H, F, Y, (), R, O, K, $mode, P>
            where
                H: HoldsStates<State: Saved<Y, (), R> + Recurses<P>>,
                F: Fn(&mut H::State, Resume<(), R>) -> O,
                O: IntoStep<Y, R>,
                K: Kind<()>,
                $mode: Mode<R>,
            {
                type Item = Y;

                #[inline]
                fn next(&mut self) -> Option<Y> {
                    self.resume(Resume::Send(())).ok()
                }

                #[inline]
                fn size_hint(&self) -> (usize, Option<usize>) {
                    self.outermost().size_hint()
                }
            }
        )*
    };
}
iterates! { Items Plain }

impl<H, F, Y, R, O, K, P> Iterator for Recursive<H, F, Y, (), R, O, K, LastError, P>
where
    H: HoldsStates<State: Saved<Y, (), R> + Recurses<P>>,
    F: Fn(&mut H::State, Resume<(), R>) -> O,
    O: IntoStep<Y, R>,
    R: Iterates<Y>,
    K: Kind<()>,
{
    type Item = R::Item;

    #[inline]
    fn next(&mut self) -> Option<R::Item> {
        next_item(self)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.outermost().size_hint()
    }
}

impl<H, F, Y, R, O, K, P> Iterator for Recursive<H, F, Y, (), R, O, K, Unseen, P> {
    type Item = Y;

    fn next(&mut self) -> Option<Y> {
        const { unseen() }
    }
}

impl<St, F, Y, R, O, K, M, P> FusedIterator for Recursive<St, F, Y, (), R, O, K, M, P> where Self: Iterator {}

// No local is ever pinned in it.
impl<H, F, Y, S, R, O, K, M, P> Unpin for Recursive<H, F, Y, S, R, O, K, M, P> {}

impl<H: Clone, F: Clone, Y, S, R, O, K, M, P> Clone for Recursive<H, F, Y, S, R, O, K, M, P> {
    fn clone(&self) -> Self {
        Recursive { states: self.states.clone(), step: self.step.clone(), types: PhantomData }
    }
}

/// Prints what the outermost state prints, and nothing around it.
impl<H: fmt::Debug, F, Y, S, R, O, K, M, P> fmt::Debug for Recursive<H, F, Y, S, R, O, K, M, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.states.fmt(f)
    }
}
