//! What the tests write down, and wait for.

use std::cell::{Cell, RefCell};
use std::fmt::Display;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use futures::FutureExt;

#[derive(Default)]
pub(crate) struct Log(RefCell<Vec<String>>);

impl Log {
    pub(crate) fn say(&self, what: impl Display) {
        self.0.borrow_mut().push(what.to_string());
    }

    pub(crate) fn said(&self) -> Vec<String> {
        self.0.take()
    }
}

/// Says that it is dropped.
pub(crate) struct Noisy<'l>(pub(crate) &'l Log, pub(crate) &'static str);

impl Drop for Noisy<'_> {
    fn drop(&mut self) {
        self.0.say(format_args!("drop {}", self.1));
    }
}

/// Pending the first time it is polled.
pub(crate) async fn step() {
    tokio::task::yield_now().await;
}

/// A door that is waited for, and that nobody wakes.
#[derive(Default)]
pub(crate) struct Door(Cell<bool>);

impl Door {
    pub(crate) fn open(&self) {
        self.0.set(true);
    }

    pub(crate) async fn opened(&self) {
        std::future::poll_fn(|_| if self.0.get() { Poll::Ready(()) } else { Poll::Pending }).await;
    }
}

/// Polls a future once, and drops it.
pub(crate) fn once<T>(future: impl Future<Output = T>) -> Poll<T> {
    pin!(future).poll(&mut Context::from_waker(Waker::noop()))
}

/// The words of the panic of a future, polled to its end.
pub(crate) async fn panic_of<T>(future: impl Future<Output = T>) -> String {
    let payload = AssertUnwindSafe(future).catch_unwind().await.err().expect("it panics");
    words(&*payload)
}

/// Those of a call.
pub(crate) fn panic_in<T>(call: impl FnOnce() -> T) -> String {
    let payload = std::panic::catch_unwind(AssertUnwindSafe(call)).err().expect("it panics");
    words(&*payload)
}

fn words(payload: &(dyn std::any::Any + Send)) -> String {
    let words = payload.downcast_ref::<&str>().copied().map(str::to_owned);
    words.or_else(|| payload.downcast_ref::<String>().cloned()).expect("a panic has words")
}
