//! What safe code could try against the pinned engine: by its private API, where the attribute leaves no way to write it.
//!
//! What rustc refuses outright is in `ui-tests/cases/soundness`. `scripts/soundness` runs these under Miri.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use futures::stream::{FusedStream, FuturesUnordered};
use futures::{FutureExt, Stream, StreamExt};
use genfn::__private::{Handlers, ItemShape, NoHandlers, StreamExit, Woken, Yielder};
use genfn::Resume;
use genfn::prelude::*;

mod aliasing;
#[cfg(not(feature = "std"))]
mod beside;
mod ends;
mod given_up;
#[cfg(feature = "std")]
mod local;
mod nested;
mod threads;

/// A stream whose body gets the yielder itself, and is told nothing.
fn raw<Y>(body: impl AsyncFnOnce(Yielder<'_, Y, ()>)) -> impl FusedStream<Item = Y> {
    handing_over(NoHandlers, body)
}

/// One whose body is told why it is woken.
fn told<Y>(body: impl AsyncFnOnce(Yielder<'_, Y, Resume<(), ()>>)) -> impl FusedStream<Item = Y> {
    handing_over(Handlers, body)
}

fn handing_over<Y, X: StreamExit>(
    exit: X,
    body: impl AsyncFnOnce(Yielder<'_, Y, X::Resume>),
) -> impl FusedStream<Item = Y> {
    genfn::__private::stream::<Y, _, _, _>(exit, async move |yielder| {
        let shape = ItemShape::<Y>::NEW;
        body(yielder).await;
        shape.returned(())
    })
}

fn poll<S: Stream>(stream: Pin<&mut S>) -> Poll<Option<S::Item>> {
    stream.poll_next(&mut Context::from_waker(Waker::noop()))
}

fn panic_of<T>(run: impl FnOnce() -> T) -> String {
    let panic = catch_unwind(AssertUnwindSafe(run)).map(drop).expect_err("this was meant to panic");
    panic.downcast_ref::<&str>().map_or_else(String::new, |text| (*text).to_owned())
}

const TWICE: &str = "a generator yields while it is suspended at another `yield_!`";

/// Pending once.
async fn step() {
    let mut polled = false;
    poll_fn(|_| if mem::replace(&mut polled, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

/// Suspends when it is dropped.
struct Last<'body>(Yielder<'body, String, ()>);

impl Drop for Last<'_> {
    fn drop(&mut self) {
        let _ = self.0.suspend_in_a_future("last".to_owned()).now_or_never();
    }
}

/// Is what is written here a future at all, of any lifetime?
fn _suspensions_are_futures<'a, Y, I: Woken>(
    yielder: &'a mut Yielder<'_, Y, I>,
    value: Y,
) -> impl Future<Output = I> + 'a {
    yielder.suspend(value)
}
