//! The iterator whose body can also be run whole, with a callback in place of `yield_!`.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use super::iterator::next;
use super::{Close, IntoItem, IteratorMachine};

/// What a body that is run whole puts its values into.
pub struct Sink<'a, Y>(&'a mut dyn FnMut(Y));

impl<'a, Y> Sink<'a, Y> {
    #[inline]
    pub(crate) fn of(put: &'a mut dyn FnMut(Y)) -> Self {
        Sink(put)
    }

    /// The same, for a while.
    #[inline]
    pub(crate) fn lent(&mut self) -> Sink<'_, Y> {
        Sink(&mut *self.0)
    }

    /// `yield_!(value)`
    #[inline]
    pub fn put(&mut self, value: Y) {
        (self.0)(value);
    }
}

/// An [`IteratorMachine`](super::IteratorMachine) that folds without being stepped while it is fresh.
///
/// `fold`, and with it `sum`, `count`, `for_each`, `max`, `last` and the like, run `whole` then, which is the body as it was
/// written. What they see is what repeated `next` would give them.
///
/// `try_fold`, and with it `find`, `any`, `nth`, `take` and the like, step it: they may stop in the middle, and only a machine
/// can go on from there. They cost what `next` costs.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct FoldableMachine<St, F, P, W, Y, O> {
    state: St,
    step: F,
    fresh: P,
    whole: W,
    types: PhantomData<fn() -> (Y, O)>,
}

impl<St, F, Y, O> IteratorMachine<St, F, Y, O> {
    /// The same iterator, which runs `whole` to be folded where its state is `fresh`.
    #[inline]
    pub fn foldable<P, W>(self, fresh: P, whole: W) -> FoldableMachine<St, F, P, W, Y, O>
    where
        P: Fn(&St) -> bool,
        W: Fn(St, Sink<'_, Y>) -> O,
    {
        let IteratorMachine { state, step, types } = self;
        FoldableMachine { state, step, fresh, whole, types }
    }
}

impl<St, F, P, W, Y, O> Iterator for FoldableMachine<St, F, P, W, Y, O>
where
    St: Close,
    F: Fn(&mut St) -> O,
    P: Fn(&St) -> bool,
    W: Fn(St, Sink<'_, Y>) -> O,
    O: IntoItem<Y>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        next(&mut self.state, &self.step)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.state.size_hint()
    }

    #[inline]
    fn fold<B, G>(self, init: B, mut fold: G) -> B
    where
        G: FnMut(B, Y) -> B,
    {
        if (self.fresh)(&self.state) {
            return run_whole(self.state, &self.whole, init, &mut fold);
        }
        let mut folded = init;
        for value in self {
            folded = fold(folded, value);
        }
        folded
    }
}

/// Folds what a body yields that is run whole.
#[inline]
pub(crate) fn run_whole<Y, St, O, W, B>(state: St, whole: &W, init: B, fold: &mut impl FnMut(B, Y) -> B) -> B
where
    W: Fn(St, Sink<'_, Y>) -> O,
    O: IntoItem<Y>,
{
    let mut folded = Some(init);
    let mut put = |value| folded = folded.take().map(|so_far| fold(so_far, value));
    // An error that ended the body is its last item.
    if let Some(last) = whole(state, Sink(&mut put)).into_item().item() {
        put(last);
    }
    folded.expect("the consumer panicked, and was called again; this is a bug in genfn")
}

impl<St, F, P, W, Y, O> FusedIterator for FoldableMachine<St, F, P, W, Y, O> where Self: Iterator {}

impl<St, F, P, W, Y, O> Unpin for FoldableMachine<St, F, P, W, Y, O> {}

impl<St: Clone, F: Clone, P: Clone, W: Clone, Y, O> Clone for FoldableMachine<St, F, P, W, Y, O> {
    fn clone(&self) -> Self {
        FoldableMachine {
            state: self.state.clone(),
            step: self.step.clone(),
            fresh: self.fresh.clone(),
            whole: self.whole.clone(),
            types: PhantomData,
        }
    }
}

/// Prints what the state prints, and nothing around it.
impl<St: fmt::Debug, F, P, W, Y, O> fmt::Debug for FoldableMachine<St, F, P, W, Y, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.state.fmt(f)
    }
}
