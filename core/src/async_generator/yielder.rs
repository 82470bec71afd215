//! What the body of an async generator has.
//!
//! It is suspended at a `yield_!` as any body on the pinned engine. Where it awaits inside a `try_!`, it polls what it awaits; and if that is
//! pending, it suspends itself as well, so as to be told what is raised:
//!
//! ```text
//! yield_!(value)               Told::Yields(value)   is woken with what is sent, thrown, or an exit
//! future.await in a `try_!`    Told::Awaits          is woken to go on (`Start`), or with what is thrown, or an exit
//! future.await elsewhere       (pending)             hears nothing
//! ```

use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::Poll;

use crate::__private::{Suspension, Yielder};
use crate::Resume;

/// What a body tells its machine.
pub enum Told<Y> {
    /// It is at a `yield_!` of this.
    Yields(Y),
    /// It is at an `.await` that is pending, and hears what is raised.
    Awaits,
}

/// What a body suspends itself with.
pub struct AsyncYielder<'body, Y, S, R>(Yielder<'body, Told<Y>, Resume<S, R>>);

impl<'body, Y, S, R> AsyncYielder<'body, Y, S, R> {
    /// Of what the engine gives the body.
    #[inline]
    pub fn new(yielder: Yielder<'body, Told<Y>, Resume<S, R>>) -> Self {
        AsyncYielder(yielder)
    }

    /// Hands the value over, and suspends the body where what this returns is awaited: at once.
    ///
    /// # Panics
    ///
    /// As [`Yielder::suspend`].
    #[inline]
    #[track_caller]
    pub fn suspend(&mut self, value: Y) -> Suspension<'_, Told<Y>, Resume<S, R>> {
        self.0.suspend(Told::Yields(value))
    }

    /// The same in a future that the body polls by something else.
    ///
    /// # Panics
    ///
    /// As [`Yielder::suspend`].
    #[inline]
    #[track_caller]
    pub fn suspend_in_a_future(&mut self, value: Y) -> impl Future<Output = Resume<S, R>> {
        self.0.suspend_in_a_future(Told::Yields(value))
    }

    /// What the future comes to, or what is raised meanwhile.
    #[inline]
    pub async fn or_raised<F: Future>(&mut self, mut future: Pin<&mut F>) -> Result<F::Output, Resume<S, R>> {
        loop {
            if let Poll::Ready(value) = poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await {
                return Ok(value);
            }
            if let Some(raised) = self.pending().await {
                return Err(raised);
            }
        }
    }

    /// Waits for the next poll. Whoever calls this has polled something that is pending; it has what is raised instead of that poll.
    #[inline]
    pub(super) async fn pending(&mut self) -> Option<Resume<S, R>> {
        match self.0.suspend(Told::Awaits).await {
            // Nothing is sent to one that awaits.
            Resume::Start | Resume::Send(_) => None,
            raised @ (Resume::Throw(_) | Resume::Close) => Some(raised),
        }
    }
}

/// What a macro in a `try_!` evaluates to, where it may hide a `return`: no value that the body returns is taken for it.
pub struct ValueOfTheMacro<V>(pub V);

impl<V> ValueOfTheMacro<V> {
    /// Stands where control never comes, to tell what the block of the macro returns.
    #[cold]
    pub fn never() -> Self {
        unreachable!("control came where it can't; this is a bug in genfn")
    }
}
