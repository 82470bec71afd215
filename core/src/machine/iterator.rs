//! The machine that is an iterator and nothing else.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::mem;

use super::{Close, IntoItem, Step, Stepped};

/// The machine of a function that returns `impl Iterator<Item = Y>`.
///
/// `O` is what the closure returns, some [`IntoItem`].
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IteratorMachine<St, F, Y, O> {
    pub(super) state: St,
    pub(super) step: F,
    pub(super) types: PhantomData<fn() -> (Y, O)>,
}

/// Makes an iterator. Once the body has ended, `step` returns `Step::Return(())` for ever.
#[inline]
pub fn iterator<Y, St, O, F>(state: St, step: F) -> IteratorMachine<St, F, Y, O>
where
    St: Close,
    F: Fn(&mut St) -> O,
    O: IntoItem<Y>,
{
    IteratorMachine { state, step, types: PhantomData }
}

impl<St, F, Y, O> Iterator for IteratorMachine<St, F, Y, O>
where
    St: Close,
    F: Fn(&mut St) -> O,
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
}

/// One step of an iterator that is nothing else.
#[inline]
pub fn next<Y, St, O, F>(state: &mut St, step: &F) -> Option<Y>
where
    St: Close,
    F: Fn(&mut St) -> O,
    O: IntoItem<Y>,
{
    let stepped = Stepped(state);
    let step = step(&mut *stepped.0).into_item();
    if let Step::Yield(_) = step {
        mem::forget(stepped);
    }
    step.item()
}

impl<St, F, Y, O> FusedIterator for IteratorMachine<St, F, Y, O> where Self: Iterator {}

impl<St, F, Y, O> Unpin for IteratorMachine<St, F, Y, O> {}

impl<St: Clone, F: Clone, Y, O> Clone for IteratorMachine<St, F, Y, O> {
    fn clone(&self) -> Self {
        IteratorMachine { state: self.state.clone(), step: self.step.clone(), types: PhantomData }
    }
}

/// Prints what the state prints, and nothing around it.
impl<St: fmt::Debug, F, Y, O> fmt::Debug for IteratorMachine<St, F, Y, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.state.fmt(f)
    }
}
