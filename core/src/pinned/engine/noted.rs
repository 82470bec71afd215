//! An engine, and what its machine notes of it.
//!
//! # The argument
//!
//! The engine is pinned with the whole: it is a private field, no method gives a `&mut` to it, nothing moves it out, and the whole
//! has no destructor of its own. It is never `Unpin`: nothing [may move](MayMove), for nobody implements [`Pinned`]. The notes are not pinned.

use core::marker::PhantomData;
use core::pin::Pin;

/// An engine beside notes of it.
pub struct Noted<N, D> {
    notes: N,
    engine: D,
}

/// Never. But so rustc says of one that is not pinned what has to be done, and not what it is made of.
impl<N, D> Unpin for Noted<N, D> where NotPinned<D>: MayMove {}

/// What is driven and is not pinned.
pub struct NotPinned<D>(PhantomData<fn() -> D>);

/// One trait on the way to the other, or rustc proposes to borrow the generator, which can't be driven then either.
pub trait MayMove: sealed::Sealed {}

impl<D> sealed::Sealed for NotPinned<D> where Self: Pinned {}
impl<D> MayMove for NotPinned<D> where Self: Pinned {}

/// Nobody implements it, nor can: it is sealed. It carries the message.
#[diagnostic::on_unimplemented(
    message = "an async generator has to be pinned before it is driven: write `let mut g = pin!(…);`, or `Box::pin(…)`",
    label = "not pinned"
)]
pub trait Pinned: sealed::Sealed {}

mod sealed {
    pub trait Sealed {}
}

impl<N, D> Noted<N, D> {
    #[inline]
    pub(crate) fn new(notes: N, engine: D) -> Self {
        Noted { notes, engine }
    }

    #[inline]
    pub(crate) fn notes(&self) -> &N {
        &self.notes
    }

    #[inline]
    pub(crate) fn engine(&self) -> &D {
        &self.engine
    }

    /// Both, the engine pinned as the whole is.
    #[inline]
    pub(crate) fn parts(self: Pin<&mut Self>) -> (&mut N, Pin<&mut D>) {
        // SAFETY: see above.
        unsafe {
            let Noted { notes, engine } = self.get_unchecked_mut();
            (notes, Pin::new_unchecked(engine))
        }
    }
}
