//! What a run of a body is to meet: what is sent to it, and how it is ended where it is suspended.

use std::cell::Cell;
use std::fmt::Debug;

use genfn_tests::D;

/// After so many yields a generator counts as endless, and is dropped.
const CAP: usize = 40;

/// What happens at the n-th yield; at the 0-th before the start.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Nothing: it runs to its end.
    Itself,
    Dropped,
    Closed,
    /// An error is thrown into it, after which it is driven on.
    Thrown,
}

thread_local! {
    static PLAN: Cell<(Ending, usize)> = const { Cell::new((Ending::Itself, 0)) };
    static YIELDS: Cell<usize> = const { Cell::new(0) };
    static MOST: Cell<usize> = const { Cell::new(0) };
    static OVER: Cell<bool> = const { Cell::new(false) };
}

/// For all that is driven from here on.
pub(crate) fn plan(ending: Ending, at: usize) {
    PLAN.set((ending, at));
    MOST.set(0);
}

/// A body is driven from here on.
pub(crate) fn begin() {
    YIELDS.set(0);
    OVER.set(false);
}

/// A yield happened.
pub(crate) fn count() {
    YIELDS.set(YIELDS.get() + 1);
    MOST.set(MOST.get().max(YIELDS.get()));
}

/// The most yields of a body since the plan was made.
pub(crate) fn most_yields() -> usize {
    MOST.get()
}

/// What happens where the body is suspended now, if it does not just go on.
pub(crate) fn ends_now() -> Option<Ending> {
    let (ending, at) = PLAN.get();
    let yields = YIELDS.get();
    let ending = if ending != Ending::Itself && at == yields {
        Some(ending)
    } else {
        (yields >= CAP).then_some(Ending::Dropped)
    };
    if matches!(ending, Some(Ending::Dropped | Ending::Closed)) {
        OVER.set(true);
    }
    ending
}

/// Whether the body is to end where it stands, from here on.
pub(crate) fn is_over() -> bool {
    OVER.get()
}

/// What can be sent.
pub trait Scripted: Sized {
    /// What is sent when the body was suspended so often.
    fn after(yields: usize) -> Self;

    fn now() -> Self {
        Self::after(YIELDS.get())
    }
}

impl Scripted for () {
    fn after(_: usize) {}
}

#[expect(clippy::cast_possible_truncation, reason = "there are not so many yields")]
impl Scripted for u32 {
    fn after(yields: usize) -> u32 {
        (((yields - 1) as u32).wrapping_mul(2_654_435_761) >> 16) & 15
    }
}

/// What a body returns, and so what may be thrown into it.
pub trait Returned: Debug + Sized {
    /// As this type has it; or it can't be thrown.
    fn of_error(error: D) -> Result<Self, D>;

    /// The error in it.
    fn error(self) -> Option<D>;

    /// What the script throws.
    ///
    /// # Panics
    ///
    /// If nothing can be thrown.
    fn thrown() -> Self {
        Self::of_error(D("thrown")).expect("only what returns a `Result` is thrown into")
    }
}

impl<T: Debug> Returned for Result<T, D> {
    fn of_error(error: D) -> Result<Self, D> {
        Ok(Err(error))
    }

    fn error(self) -> Option<D> {
        self.err()
    }
}

macro_rules! returns_no_error {
    ($($ty:ty),*) => {
        $(impl Returned for $ty {
            fn of_error(error: D) -> Result<Self, D> {
                Err(error)
            }

            fn error(self) -> Option<D> {
                None
            }
        })*
    };
}
returns_no_error!((), u32, D, Option<u32>);
