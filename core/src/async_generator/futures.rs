//! The futures of steps.

use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use super::{AsyncGenerator, ignored, resumed};
use crate::frames::Ignored;
use crate::{Resume, StopIteration};

/// A step of an async generator: what [`asend`](super::AsyncGeneratorExt::asend), [`athrow`](super::AsyncGeneratorExt::athrow) and
/// [`anext`](crate::anext()) return.
///
/// It can be dropped half way: see [`AsyncGenerator`](AsyncGenerator#a-future-that-is-dropped-half-way).
///
/// # Examples
///
/// ```
/// # futures::executor::block_on(async {
/// use std::pin::pin;
/// use futures::FutureExt;
/// use genfn::prelude::*;
///
/// #[generator]
/// fn echo() -> impl AsyncGenerator<Yield = u32, Send = u32> {
///     let mut heard = 0;
///     loop {
///         heard = yield_!(heard);
///         futures::pending!(); // Once
///     }
/// }
///
/// let mut echo = pin!(echo());
/// echo.astart().await?;
/// assert!(echo.asend(5u32).now_or_never().is_none()); // Dropped half way
/// assert_eq!(echo.go_on().await?, 5);
/// # Ok::<(), StopIteration<()>>(())
/// # }).unwrap();
/// ```
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct AsyncStep<'a, G: AsyncGenerator + ?Sized> {
    generator: Pin<&'a mut G>,
    resume: Option<Resume<G::Send, G::Return>>,
    is_done: bool,
    /// It raises something, for what is said of it if it is polled once more.
    raises: bool,
}

impl<'a, G: AsyncGenerator + ?Sized> AsyncStep<'a, G> {
    #[inline]
    pub(super) fn new(generator: &'a mut G, resume: Option<Resume<G::Send, G::Return>>) -> Self
    where
        G: Unpin,
    {
        let generator = Pin::new(generator);
        let raises = matches!(resume, Some(Resume::Throw(_) | Resume::Close));
        AsyncStep { generator, resume, is_done: false, raises }
    }
}

// Nothing in it is pinned: the generator is by itself, or need not be.
impl<G: AsyncGenerator + ?Sized> Unpin for AsyncStep<'_, G> {}

impl<G: AsyncGenerator + ?Sized> Future for AsyncStep<'_, G> {
    type Output = Result<G::Yield, StopIteration<G::Return>>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        if this.is_done {
            reused(this.raises);
        }
        let driven = ready!(this.generator.as_mut().poll_drive(context, &mut this.resume));
        this.is_done = true;
        Poll::Ready(resumed(driven))
    }
}

impl<G: AsyncGenerator + ?Sized> fmt::Debug for AsyncStep<'_, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncStep").field("state", &self.generator.state()).finish_non_exhaustive()
    }
}

/// The close of an async generator: what [`aclose`](super::AsyncGeneratorExt::aclose) returns.
///
/// If it is dropped half way, the generator is closing still, and the next `aclose` goes on with that.
///
/// # Examples
///
/// ```
/// # futures::executor::block_on(async {
/// use std::pin::pin;
/// use futures::FutureExt;
/// use genfn::prelude::*;
///
/// #[generator]
/// fn rows() -> impl AsyncGenerator<Yield = u32> {
///     try_! {{
///         yield_!(1);
///     } finally {
///         futures::pending!(); // Once
///         println!("rolled back");
///     }}
/// }
///
/// let mut rows = pin!(rows());
/// anext(&mut rows).await?;
/// assert!(rows.aclose().now_or_never().is_none()); // Dropped half way
/// assert_eq!(rows.state(), AsyncState::Awaiting);
/// rows.aclose().await; // Rolls back
/// assert_eq!(rows.state(), AsyncState::Closed);
/// # Ok::<(), StopIteration<()>>(())
/// # }).unwrap();
/// ```
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Aclose<'a, G: AsyncGenerator + ?Sized>(AsyncStep<'a, G>);

impl<'a, G: AsyncGenerator + ?Sized> Aclose<'a, G> {
    #[inline]
    pub(super) fn new(generator: &'a mut G) -> Self
    where
        G: Unpin,
    {
        Aclose(AsyncStep::new(generator, Some(Resume::Close)))
    }
}

impl<G: AsyncGenerator + ?Sized> Future for Aclose<'_, G> {
    type Output = Option<G::Return>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<G::Return>> {
        let AsyncStep { generator, resume, is_done, raises } = &mut self.0;
        if *is_done {
            reused(*raises);
        }
        let driven = ready!(generator.as_mut().poll_drive(context, resume));
        *is_done = true;
        match driven.closed() {
            Ok(returned) => Poll::Ready(returned),
            Err(Ignored) => ignored(),
        }
    }
}

impl<G: AsyncGenerator + ?Sized> fmt::Debug for Aclose<'_, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Aclose").field("state", &self.0.generator.state()).finish_non_exhaustive()
    }
}

/// What Python says.
#[cold]
fn reused(raises: bool) -> ! {
    let step = if raises { "aclose()/athrow()" } else { "__anext__()/asend()" };
    panic!("cannot reuse already awaited {step}")
}
