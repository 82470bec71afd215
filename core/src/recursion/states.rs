//! The states of a machine, and who holds them: the machine itself, or a value with a name.

use core::fmt;
use core::panic::Location;

use super::around::Around;
use crate::__private::size_hint::SizeHint;
#[cfg(feature = "alloc")]
use crate::frames::Seen;
use crate::machine::{Close, Saved};
use crate::{Inspect, State};

/// The innermost state, and those around it.
pub struct States<St> {
    // In this order they are dropped.
    pub(super) innermost: St,
    pub(super) around: Around<St>,
}

impl<St> States<St> {
    /// The first one.
    #[inline(always)]
    pub const fn of(first: St) -> Self {
        States { innermost: first, around: Around::none() }
    }

    /// The innermost, if there is no other.
    #[inline]
    pub fn only(&self) -> Option<&St> {
        (self.around.depth() == 0).then_some(&self.innermost)
    }

    /// The one that everybody else sees.
    #[inline(always)]
    pub(super) fn outermost(&self) -> &St {
        self.around.outermost().unwrap_or(&self.innermost)
    }
}

/// Who holds the states of a machine.
pub trait HoldsStates {
    /// One of them.
    type State;

    /// All of them.
    fn states(&self) -> &States<Self::State>;

    /// The same.
    fn states_mut(&mut self) -> &mut States<Self::State>;
}

impl<St> HoldsStates for States<St> {
    type State = St;

    #[inline(always)]
    fn states(&self) -> &States<St> {
        self
    }

    #[inline(always)]
    fn states_mut(&mut self) -> &mut States<St> {
        self
    }
}

/// Of a value with a name, whose machine is made anew for each call (`core/src/named.rs`).
impl<St> HoldsStates for &mut States<St> {
    type State = St;

    #[inline(always)]
    fn states(&self) -> &States<St> {
        self
    }

    #[inline(always)]
    fn states_mut(&mut self) -> &mut States<St> {
        self
    }
}

/// Drops all of them, the innermost first.
impl<St: Close> Close for States<St> {
    #[inline]
    fn close(&mut self) {
        self.innermost.close();
        self.around.unwind(0);
    }

    #[inline]
    fn size_hint(&self) -> SizeHint {
        self.outermost().size_hint()
    }
}

/// What is seen of them is what is seen of the outermost one, and what that delegates to.
impl<Y, S, R, St: Saved<Y, S, R>> Saved<Y, S, R> for States<St> {
    #[inline]
    fn state(&self) -> State {
        self.outermost().state()
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        self.outermost().suspended_at()
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        if self.around.depth() == 0 {
            return self.innermost.delegate();
        }
        #[cfg(feature = "alloc")]
        {
            let innermost = &self.innermost;
            let seen = |state: &St, delegate| Seen::at(state.state(), state.suspended_at(), delegate);
            self.around.delegate(|| seen(innermost, innermost.delegate().and_then(Seen::whole)), seen)
        }
        #[cfg(not(feature = "alloc"))]
        None
    }
}

impl<St: Clone> Clone for States<St> {
    fn clone(&self) -> Self {
        States { innermost: self.innermost.clone(), around: self.around.clone() }
    }
}

/// Prints what the outermost one prints, and nothing inside it.
impl<St: fmt::Debug> fmt::Debug for States<St> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.outermost().fmt(f)
    }
}
