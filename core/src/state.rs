//! Looking into a generator: Python's `inspect` module.

use core::any::Any;
use core::panic::Location;

use crate::Generator;

/// Where in its life a generator is: Python's `inspect.getgeneratorstate`.
///
/// There is no `GEN_RUNNING`: a generator that runs is mutably borrowed, so nobody can ask.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn one() -> impl Generator<Yield = u32> {
///     yield_!(1);
/// }
///
/// let mut g = one();
/// assert_eq!(g.state(), State::Created);
/// g.start()?;
/// assert_eq!(g.state(), State::Suspended);
/// g.close();
/// assert_eq!(g.state(), State::Closed);
/// # Ok::<(), StopIteration<()>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Waiting to start: `GEN_CREATED`.
    Created,
    /// Waiting at a `yield_!`: `GEN_SUSPENDED`.
    Suspended,
    /// Returned, closed or panicked: `GEN_CLOSED`.
    Closed,
}

/// What can be seen of any generator, whatever its types: what [`Generator::delegate`] gives.
///
/// Its methods are those of `dyn Inspect` itself, which are called without an import, and are not in the way of [`Generator`]'s.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn inner() -> impl Generator<Yield = u32> {
///     yield_!(1);
/// }
///
/// #[generator]
/// fn outer() -> impl Generator<Yield = u32> {
///     yield_from!(inner());
/// }
///
/// let mut g = outer();
/// assert!(g.delegate().is_none());
/// g.start()?;
/// assert_eq!(g.delegate().unwrap().state(), State::Suspended);
/// # Ok::<(), StopIteration<()>>(())
/// ```
pub trait Inspect {
    // Of names that are in nobody's way where `Generator` and this trait are both in scope.
    #[doc(hidden)]
    fn inspected_state(&self) -> State;

    #[doc(hidden)]
    fn inspected_location(&self) -> Option<&'static Location<'static>>;

    #[doc(hidden)]
    fn inspected_delegate(&self) -> Option<&dyn Inspect>;

    // See `Generator::show_foreign`.
    #[doc(hidden)]
    fn show_inspected(&self, show: &mut dyn FnMut(&dyn Any)) {
        let _ = show;
    }
}

impl<G: Generator + ?Sized> Inspect for G {
    #[inline]
    fn inspected_state(&self) -> State {
        self.state()
    }

    #[inline]
    fn inspected_location(&self) -> Option<&'static Location<'static>> {
        self.suspended_at()
    }

    #[inline]
    fn inspected_delegate(&self) -> Option<&dyn Inspect> {
        self.delegate()
    }

    fn show_inspected(&self, show: &mut dyn FnMut(&dyn Any)) {
        self.show_foreign(show);
    }
}

impl dyn Inspect + '_ {
    /// See [`Generator::state`].
    #[inline]
    pub fn state(&self) -> State {
        self.inspected_state()
    }

    /// See [`Generator::suspended_at`].
    #[inline]
    pub fn suspended_at(&self) -> Option<&'static Location<'static>> {
        self.inspected_location()
    }

    /// See [`Generator::delegate`].
    #[inline]
    pub fn delegate(&self) -> Option<&dyn Inspect> {
        self.inspected_delegate()
    }
}
