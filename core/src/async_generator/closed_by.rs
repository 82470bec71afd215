//! What is left of a generator that is dropped, for somebody to close it.
//!
//! The generator lies in a box from the start: it is pinned, and a drop could not move it into one.

#![cfg(feature = "alloc")]

use alloc::boxed::Box;
use core::fmt;
use core::future::Future;
use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use futures_core::{FusedStream, Stream};

use super::{AsyncGenerator, AsyncState, ignored};
use crate::frames::{Driven, Ignored};
use crate::{Resume, StopIteration};

/// An async generator that is [closed by somebody else](super::AsyncGeneratorExt::closed_by) when it is dropped.
///
/// It can be moved, for it holds the generator in a box.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn rows() -> impl AsyncGenerator<Yield = u32> {
///     try_! {{
///         yield_!(1);
///     } finally {
///         println!("rolled back");
///     }}
/// }
///
/// let mut left = None;
/// futures::executor::block_on(async {
///     let mut rows = rows().closed_by(|rest| left = Some(rest));
///     anext(&mut rows).await
/// })?;
/// futures::executor::block_on(left.unwrap()); // Rolls back
/// # Ok::<(), StopIteration<()>>(())
/// ```
#[must_use = "async generators are lazy and do nothing unless resumed"]
pub struct ClosedBy<G: AsyncGenerator, F: FnOnce(Rest<G>)> {
    /// `None` once it is handed over.
    held: Option<(Pin<Box<G>>, F)>,
}

impl<G: AsyncGenerator, F: FnOnce(Rest<G>)> ClosedBy<G, F> {
    #[inline]
    pub(super) fn new(generator: G, spawn: F) -> Self {
        ClosedBy { held: Some((Box::pin(generator), spawn)) }
    }

    fn generator(&self) -> &G {
        &self.held.as_ref().expect("it is handed over only when it is dropped; this is a bug in genfn").0
    }

    fn pinned(&mut self) -> Pin<&mut G> {
        self.held.as_mut().expect("it is handed over only when it is dropped; this is a bug in genfn").0.as_mut()
    }
}

// The generator is pinned in its box, and `F` nowhere.
impl<G: AsyncGenerator, F: FnOnce(Rest<G>)> Unpin for ClosedBy<G, F> {}

impl<G: AsyncGenerator, F: FnOnce(Rest<G>)> AsyncGenerator for ClosedBy<G, F> {
    type Yield = G::Yield;
    type Send = G::Send;
    type Return = G::Return;

    #[inline]
    fn poll_resume(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        resume: &mut Option<Resume<G::Send, G::Return>>,
    ) -> Poll<Result<G::Yield, StopIteration<G::Return>>> {
        self.pinned().poll_resume(context, resume)
    }

    #[inline]
    fn state(&self) -> AsyncState {
        self.generator().state()
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        self.generator().suspended_at()
    }

    #[inline]
    fn is_nothing(&self, sent: &G::Send) -> bool {
        self.generator().is_nothing(sent)
    }

    #[inline]
    fn poll_drive(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        resume: &mut Option<Resume<G::Send, G::Return>>,
    ) -> Poll<Driven<G::Yield, G::Return>> {
        self.pinned().poll_drive(context, resume)
    }

    #[inline]
    fn has_handlers(&self) -> bool {
        self.generator().has_handlers()
    }
}

impl<G: AsyncGenerator + Stream, F: FnOnce(Rest<G>)> Stream for ClosedBy<G, F> {
    type Item = G::Item;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<G::Item>> {
        self.pinned().poll_next(context)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.generator().size_hint()
    }
}

impl<G: AsyncGenerator + FusedStream, F: FnOnce(Rest<G>)> FusedStream for ClosedBy<G, F> {
    #[inline]
    fn is_terminated(&self) -> bool {
        self.generator().is_terminated()
    }
}

impl<G: AsyncGenerator, F: FnOnce(Rest<G>)> Drop for ClosedBy<G, F> {
    fn drop(&mut self) {
        let Some((generator, spawn)) = self.held.take() else { return };
        let has_begun = matches!(generator.state(), AsyncState::Suspended | AsyncState::Awaiting);
        if has_begun && generator.has_handlers() {
            spawn(Rest { generator, resume: Some(Resume::Close) });
        }
    }
}

impl<G: AsyncGenerator + fmt::Debug, F: FnOnce(Rest<G>)> fmt::Debug for ClosedBy<G, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.generator().fmt(f)
    }
}

/// What is left of an async generator that was dropped: a future that closes it, as [`aclose`](super::AsyncGeneratorExt::aclose) does.
///
/// It is what the function given to [`closed_by`](super::AsyncGeneratorExt::closed_by) gets. It evaluates to what the generator returns on its
/// way out, which may be an error. If this is dropped itself, the handlers run up to their first `.await` that is pending.
///
/// # Examples
///
/// ```
/// use std::future::Future;
/// use genfn::Rest;
/// use genfn::prelude::*;
///
/// fn spawn_to_close<G: AsyncGenerator>(rest: Rest<G>) {
///     fn spawn(_task: impl Future<Output = ()>) { /* … */ }
///     spawn(async {
///         let _returned = rest.await;
///     });
/// }
/// # #[generator]
/// # fn rows() -> impl AsyncGenerator<Yield = u32> { yield_!(1); }
/// # let _ = rows().closed_by(spawn_to_close);
/// ```
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Rest<G: AsyncGenerator> {
    generator: Pin<Box<G>>,
    resume: Option<Resume<G::Send, G::Return>>,
}

// Nothing but the generator is pinned, and that in its box.
impl<G: AsyncGenerator> Unpin for Rest<G> {}

impl<G: AsyncGenerator> Future for Rest<G> {
    type Output = Option<G::Return>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<G::Return>> {
        let this = &mut *self;
        let driven = ready!(this.generator.as_mut().poll_drive(context, &mut this.resume));
        match driven.closed() {
            Ok(returned) => Poll::Ready(returned),
            Err(Ignored) => ignored(),
        }
    }
}

impl<G: AsyncGenerator + fmt::Debug> fmt::Debug for Rest<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rest").field(&self.generator).finish()
    }
}
