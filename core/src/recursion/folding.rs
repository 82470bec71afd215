//! What delegates to itself, folded: the body is run as it was written, and a call of the function runs it again, as by hand.
//!
//! ```text
//! |state, sink, again| {
//!     …; again.call(&mut sink, itself(walk, (left,)), |(node,)| State::Unresumed { node }); …      // yield_from!(walk(left))
//! }
//! ```
//!
//! Invariants:
//!
//! - What is seen of it is what repeated `next` gives: the same items in the same order, and between them the same of what the body does, and drops.
//! - It takes no more of the stack than [`ROOM`], and what one body takes: what is called further in is stepped, by a `Vec` of states. So it comes to
//!   any depth that `next` comes to.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use super::machine::{Items, Recursive};
use super::states::States;
use super::{Call, IsItself, Recurses};
use crate::__private::kind::Kind;
use crate::Resume;
use crate::machine::{IntoStep, Saved, Sink, Step};

/// How many bytes of the stack may lie between the first body and one that is run.
const ROOM: usize = 1 << 16;

/// What runs the body once more.
pub struct Again<'a, St, Y, P> {
    run: &'a dyn Fn(St, Sink<'_, Y>),
    function: PhantomData<P>,
}

impl<St, Y, P> Again<'_, St, Y, P> {
    /// A call of the function itself, whose first state is made of its arguments.
    #[inline]
    pub fn call<A, Q: IsItself<P>>(&self, sink: &mut Sink<'_, Y>, call: Call<A, Q>, first: impl FnOnce(A) -> St) {
        (self.run)(first(call.arguments), sink.lent());
    }
}

impl<H, F, Y, S, R, O, K, M, P> Recursive<H, F, Y, S, R, O, K, M, P> {
    /// The machine: what is returned, where the return type stands.
    #[inline]
    pub fn itself(self) -> Self {
        self
    }
}

impl<M, T, W> FoldableRecursion<M, T, W> {
    /// The same.
    #[inline]
    pub fn itself(self) -> Self {
        self
    }
}

/// A machine that folds without being stepped while it is fresh.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct FoldableRecursion<M, T, W> {
    machine: M,
    fresh: T,
    whole: W,
}

impl<St, F, Y, O, K, P> Recursive<States<St>, F, Y, (), (), O, K, Items, P> {
    /// The same iterator, which runs `whole` to be folded where its state is `fresh`.
    #[inline]
    pub fn foldable<T, W>(self, fresh: T, whole: W) -> FoldableRecursion<Self, T, W>
    where
        T: Fn(&St) -> bool,
        W: Fn(St, Sink<'_, Y>, Again<'_, St, Y, P>) -> O,
    {
        FoldableRecursion { machine: self, fresh, whole }
    }
}

impl<St, F, Y, O, K, P, T, W> Iterator for FoldableRecursion<Recursive<States<St>, F, Y, (), (), O, K, Items, P>, T, W>
where
    F: Fn(&mut St, Resume<(), ()>) -> O,
    O: IntoStep<Y, ()>,
    K: Kind<()>,
    St: Saved<Y, (), ()> + Recurses<P>,
    T: Fn(&St) -> bool,
    W: Fn(St, Sink<'_, Y>, Again<'_, St, Y, P>) -> O,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        self.machine.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.machine.size_hint()
    }

    #[inline]
    fn fold<B, G>(mut self, init: B, mut fold: G) -> B
    where
        G: FnMut(B, Y) -> B,
    {
        if self.machine.states.only().is_some_and(&self.fresh) {
            let Recursive { states, step, .. } = self.machine;
            let stepped = |state, sink: Sink<'_, Y>| {
                let machine: Recursive<States<St>, &F, Y, (), (), O, K, Items, P> =
                    Recursive { states: States::of(state), step: &step, types: PhantomData };
                stepped_into(machine, sink);
            };
            return folded_whole::<Y, St, O, P, W, _, B>(states, self.whole, stepped, init, &mut fold);
        }
        let mut folded = init;
        for value in self.machine.by_ref() {
            folded = fold(folded, value);
        }
        folded
    }
}

/// Folds what a body yields that is run whole, of the only state.
#[inline]
fn folded_whole<Y, St, O, P, W, T, B>(
    states: States<St>,
    whole: W,
    stepped: T,
    init: B,
    fold: &mut impl FnMut(B, Y) -> B,
) -> B
where
    O: IntoStep<Y, ()>,
    W: Fn(St, Sink<'_, Y>, Again<'_, St, Y, P>) -> O,
    T: Fn(St, Sink<'_, Y>),
{
    let mut folded = Some(init);
    let mut put = |value| folded = folded.take().map(|so_far| fold(so_far, value));
    let bodies = Bodies { whole, stepped, first: place() };
    run::<Y, St, O, P, W, T>(&bodies, states.innermost, Sink::of(&mut put));
    folded.expect("the consumer panicked, and was called again; this is a bug in genfn")
}

/// The same of a machine whose type has a name, where the function is named beside it.
#[inline]
pub fn folded_by_name<Y, St, O, P, W, T, B>(
    _itself: &P,
    states: States<St>,
    whole: W,
    stepped: T,
    init: B,
    fold: &mut impl FnMut(B, Y) -> B,
) -> B
where
    O: IntoStep<Y, ()>,
    W: Fn(St, Sink<'_, Y>, Again<'_, St, Y, P>) -> O,
    T: Fn(St, Sink<'_, Y>),
{
    folded_whole(states, whole, stepped, init, fold)
}

/// Puts all items of a machine into the sink. By `next`: its `fold` is what this is a part of.
pub fn stepped_into<I: Iterator>(machine: I, mut sink: Sink<'_, I::Item>) {
    for value in machine {
        sink.put(value);
    }
}

/// What runs bodies.
struct Bodies<W, T> {
    whole: W,
    /// The same by a machine.
    stepped: T,
    /// Where the stack was when the first began.
    first: usize,
}

/// Runs the body of a call, and puts what it yields into the sink. An error that ended it is its last item.
fn run<Y, St, O, P, W, T>(bodies: &Bodies<W, T>, state: St, mut sink: Sink<'_, Y>)
where
    O: IntoStep<Y, ()>,
    W: Fn(St, Sink<'_, Y>, Again<'_, St, Y, P>) -> O,
    T: Fn(St, Sink<'_, Y>),
{
    if place().abs_diff(bodies.first) > ROOM {
        return out_of_room(&bodies.stepped, state, sink);
    }
    let again = |state: St, sink: Sink<'_, Y>| run::<Y, St, O, P, W, T>(bodies, state, sink);
    if let Step::Last(last) =
        (bodies.whole)(state, sink.lent(), Again { run: &again, function: PhantomData }).into_step()
    {
        sink.put(last);
    }
}

#[cold]
#[inline(never)]
fn out_of_room<Y, St>(stepped: &impl Fn(St, Sink<'_, Y>), state: St, sink: Sink<'_, Y>) {
    stepped(state, sink);
}

/// Where the stack is.
#[inline(always)]
fn place() -> usize {
    let here = 0_u8;
    (&raw const here).addr()
}

impl<M, T, W> FusedIterator for FoldableRecursion<M, T, W> where Self: Iterator {}

impl<M, T, W> Unpin for FoldableRecursion<M, T, W> {}

impl<M: Clone, T: Clone, W: Clone> Clone for FoldableRecursion<M, T, W> {
    fn clone(&self) -> Self {
        FoldableRecursion { machine: self.machine.clone(), fresh: self.fresh.clone(), whole: self.whole.clone() }
    }
}

/// Prints what the machine prints, and nothing around it.
impl<M: fmt::Debug, T, W> fmt::Debug for FoldableRecursion<M, T, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.machine.fmt(f)
    }
}
