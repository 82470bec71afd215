//! Looking into a generator: Python's `inspect` module.

use core::panic::Location;

use crate::Generator;

/// Where in its life a generator is: Python's `inspect.getgeneratorstate`.
///
/// There is no `GEN_RUNNING`: a generator that runs is mutably borrowed, so nobody can ask.
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
/// It is not in the prelude, where its methods would be in the way of [`Generator`]'s; on a `&dyn Inspect` they can be
/// called without an import.
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
    /// See [`Generator::state`].
    fn state(&self) -> State;

    /// See [`Generator::suspended_at`].
    fn suspended_at(&self) -> Option<&'static Location<'static>>;

    /// See [`Generator::delegate`].
    fn delegate(&self) -> Option<&dyn Inspect>;
}

impl<G: Generator + ?Sized> Inspect for G {
    #[inline]
    fn state(&self) -> State {
        Generator::state(self)
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        Generator::suspended_at(self)
    }

    #[inline]
    fn delegate(&self) -> Option<&dyn Inspect> {
        Generator::delegate(self)
    }
}
