use core::num::NonZeroUsize;

use serde::{Deserialize, Serialize};

use crate::iter::IntoItems;

/// The first item, and every so many after it: [`Iterator::step_by`].
///
/// ```
/// use genfn::iter::IntoItems;
///
/// let mut items = (0..10).into_items().step_by(3);
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, r#"{"step":3,"begun":true,"items":{"start":1,"end":10}}"#);
/// assert!(items.eq([3, 6, 9]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepBy<I> {
    step: NonZeroUsize,
    begun: bool,
    items: I,
}

impl<I: Iterator> StepBy<I> {
    /// Goes in steps of so many.
    ///
    /// # Panics
    ///
    /// If `step` is 0, as std's does.
    #[inline]
    #[track_caller]
    pub fn new(items: impl IntoItems<Items = I>, step: usize) -> Self {
        Self::of(items.into_items(), step)
    }
}

impl<I> StepBy<I> {
    #[inline]
    #[track_caller]
    pub(in crate::iter) fn of(items: I, step: usize) -> Self {
        let step = NonZeroUsize::new(step).expect("a step of at least 1");
        Self { step, begun: false, items }
    }

    /// How many lie between what came and what comes.
    #[inline]
    fn between(&self) -> usize {
        if self.begun { self.step.get() - 1 } else { 0 }
    }

    /// How many of so many come.
    #[inline]
    fn of_so_many(&self, n: usize) -> usize {
        match n.checked_sub(1) {
            Some(after) if !self.begun => 1 + after / self.step,
            _ => n / self.step,
        }
    }
}

impl<I: Iterator> Iterator for StepBy<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        let between = self.between();
        self.begun = true;
        self.items.nth(between)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.items.size_hint();
        (self.of_so_many(lower), upper.map(|upper| self.of_so_many(upper)))
    }
}

impl<I: ExactSizeIterator + DoubleEndedIterator> DoubleEndedIterator for StepBy<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        let last = self.between() + self.len().checked_sub(1)? * self.step.get();
        self.items.nth_back(self.items.len() - 1 - last)
    }
}

iterates!([I: Iterator] StepBy<I>);
impl<I: ExactSizeIterator> ExactSizeIterator for StepBy<I> {}
