//! Whatever of the user's panics, in whatever state a stream or a pinned generator is: nothing is dropped twice, nothing is used
//! after its end, and nothing that is pinned loses its memory before it is dropped.
//!
//! The bodies call what the user wrote wherever `unsafe` code of ours may be under it: destructors, polls, wakers and their
//! clones. Each of those calls panics once, of each of the ways that lead to it; what was driven is driven on then.

use std::cell::Cell;
use std::future::Future;
use std::panic::resume_unwind;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use futures::Stream;
use futures::stream::FusedStream;
use genfn::__private::{Address, Handlers, NoHandlers, Yielder, pinned_generator, pinned_iterator, stream};
use genfn::prelude::*;
use genfn::{Resume, Step};
use genfn_tests::ledger::{Ledger, Node, at_every_call, unless_tripped};

mod generators;
mod iterators;
mod streams;

type Value = genfn_tests::ledger::Value<'static>;

/// Pending once, with a clone of the waker; all of what it does may panic.
struct Waits {
    ledger: &'static Ledger,
    waker: Option<Waker>,
    polled: bool,
}

fn waits(ledger: &'static Ledger) -> Waits {
    Waits { ledger, waker: None, polled: false }
}

impl Future for Waits {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.ledger.call();
        if let Some(waker) = self.waker.take() {
            waker.wake();
            return Poll::Ready(());
        }
        self.waker = Some(context.waker().clone());
        context.waker().wake_by_ref();
        self.ledger.call();
        if std::mem::replace(&mut self.polled, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl Drop for Waits {
    fn drop(&mut self) {
        self.ledger.call();
    }
}

/// How it ends that was driven to some state.
#[derive(Clone, Copy, Debug)]
enum End {
    Dropped,
    DroppedByAnotherThread,
    DroppedWhileSomethingPanics,
}

const ALL_ENDS: [End; 3] = [End::Dropped, End::DroppedByAnotherThread, End::DroppedWhileSomethingPanics];

/// Under Miri, which takes a thousand times as long, only one.
const ENDS: &[End] = if cfg!(miri) { &[End::Dropped] } else { &ALL_ENDS };

impl End {
    fn come_to<T: Send>(self, it: T) {
        match self {
            End::Dropped => drop(it),
            End::DroppedByAnotherThread => std::thread::scope(|scope| {
                scope.spawn(|| drop(it)).join().unwrap_or_else(|panic| resume_unwind(panic));
            }),
            End::DroppedWhileSomethingPanics => {
                let dropped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                    let _it = it;
                    resume_unwind(Box::new("something"));
                }));
                assert!(dropped.is_err_and(|panic| panic.is::<&str>()));
            }
        }
    }
}

pin_project_lite::pin_project! {
    /// A body by hand, which holds what it has until it is dropped: no block has dropped it where it panicked.
    struct Hand<S> {
        // What suspends it.
        step: S,
        #[pin]
        node: Node<'static>,
        ledger: &'static Ledger,
        value: Value,
        polls: u32,
        awaits: bool,
    }
}

impl<S: FnMut(Value, &mut Context<'_>)> Future for Hand<S> {
    type Output = Step<Value, ()>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        *this.polls += 1;
        this.value.look();
        this.node.enter();
        match *this.polls {
            1 | 3 => {
                (this.step)(this.ledger.value(), context);
                this.ledger.call();
                Poll::Pending
            }
            2 if *this.awaits => {
                this.ledger.call();
                Poll::Pending
            }
            2 => {
                (this.step)(this.ledger.value(), context);
                Poll::Pending
            }
            // With a value in the slot that nobody takes.
            4 => {
                (this.step)(this.ledger.value(), context);
                this.ledger.call();
                Poll::Ready(Step::Last(this.ledger.value()))
            }
            _ => unreachable!("polled after its end"),
        }
    }
}

thread_local! {
    /// That of a body by hand, which is a function, and captures nothing.
    static LEDGER: Cell<Option<&'static Ledger>> = const { Cell::new(None) };
}

fn hand<S: FnMut(Value, &mut Context<'_>)>(step: S, awaits: bool) -> Hand<S> {
    let ledger = LEDGER.get().expect("a body has a ledger");
    Hand { step, node: ledger.node(), ledger, value: ledger.value(), polls: 0, awaits }
}
