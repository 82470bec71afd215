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

mod streams {
    use super::*;

    type Made = Pin<Box<dyn FusedStream<Item = Value> + Send>>;

    /// Drives it to each of its states, and ends it there. At least so many calls there are that may panic.
    fn in_each_state(make: impl Fn(&'static Ledger) -> Made, calls: u64) {
        let mut most = 0;
        for polls in 0.. {
            let mut ended = false;
            for &end in ENDS {
                most = most.max(at_every_call(&format!("{end:?} after {polls} polls"), |ledger| {
                    ended |= driven(&make, ledger, polls, end);
                }));
            }
            if ended {
                break;
            }
        }
        assert!(most >= calls, "only {most} calls");
    }

    /// Whether it has ended before.
    fn driven(make: impl Fn(&'static Ledger) -> Made, ledger: &'static Ledger, polls: u32, end: End) -> bool {
        let Some(mut s) = unless_tripped(|| make(ledger)) else { return false };
        for _ in 0..polls {
            unless_tripped(|| {
                let waker = ledger.waker();
                let polled = s.as_mut().poll_next(&mut Context::from_waker(&waker));
                if let Poll::Ready(Some(value)) = polled {
                    value.look();
                }
            });
            let _ = (s.is_terminated(), s.size_hint());
        }
        let ended = s.is_terminated() && !ledger.has_tripped();
        unless_tripped(|| end.come_to(s));
        ended
    }

    #[generator]
    fn inner(ledger: &'static Ledger) -> impl FusedStream<Item = Value> + Send {
        let value = ledger.value();
        let held = &value;
        let mut node = pin!(ledger.node());
        node.as_mut().enter();
        yield_!(ledger.value());
        held.look();
        waits(ledger).await;
        yield_!(ledger.value());
    }

    #[generator]
    fn plain(ledger: &'static Ledger, argument: Value) -> impl FusedStream<Item = Value> + Send {
        let mut node = pin!(ledger.node());
        let held = &argument;
        yield_!(ledger.value());
        node.as_mut().enter();
        held.look();
        waits(ledger).await;
        for value in [ledger.value(), ledger.value()] {
            yield_!(value);
        }
        yield_from!(inner(ledger));
        ledger.call();
    }

    #[test]
    fn without_handlers() {
        in_each_state(
            |ledger| {
                let argument = ledger.value();
                Box::pin(plain(ledger, argument))
            },
            40,
        );
    }

    #[generator]
    fn handling(ledger: &'static Ledger) -> impl FusedStream<Item = Value> + Send {
        let value = ledger.value();
        let held = &value;
        let mut node = pin!(ledger.node());
        node.as_mut().enter();
        try_! {{
            yield_!(ledger.value());
            waits(ledger).await;
            yield_from!(inner(ledger));
            try_! {{
                yield_!(ledger.value());
            } finally {
                // It awaits, which a drop does not wait for.
                waits(ledger).await;
                held.look();
            }}
        } except GeneratorExit => {
            let _here = ledger.value();
            ledger.call();
            // A drop drops what is yielded, and the rest where it stands.
            yield_!(ledger.value());
            held.look();
        } finally {
            let _last = ledger.value();
            yield_!(ledger.value());
            held.look();
        }}
    }

    #[test]
    fn with_handlers() {
        in_each_state(|ledger| Box::pin(handling(ledger)), 50);
    }

    #[generator]
    fn falling(ledger: &'static Ledger) -> impl FusedStream<Item = Result<u32, Value>> + Send {
        let _value = ledger.value();
        yield_!(Ok(1));
        waits(ledger).await;
        Err(ledger.passing())?;
    }

    #[generator]
    fn over_one_that_fails(ledger: &'static Ledger) -> impl FusedStream<Item = Value> + Send {
        let mut s = pin!(falling(ledger));
        loop {
            match genfn::__private::next_item(s.as_mut()).await {
                Some(Ok(_)) => yield_!(ledger.value()),
                Some(Err(value)) => yield_!(value),
                None => break,
            }
        }
    }

    #[test]
    fn with_an_error_at_its_end() {
        in_each_state(|ledger| Box::pin(over_one_that_fails(ledger)), 15);
    }

    fn told(mut yielder: Yielder<'_, Value, Resume<(), ()>>) -> impl Future<Output = Step<Value, ()>> {
        let step =
            move |value, context: &mut Context<'_>| assert!(pin!(yielder.suspend(value)).poll(context).is_pending());
        hand(step, true)
    }

    fn untold(mut yielder: Yielder<'_, Value, ()>) -> impl Future<Output = Step<Value, ()>> {
        let step =
            move |value, context: &mut Context<'_>| assert!(pin!(yielder.suspend(value)).poll(context).is_pending());
        hand(step, true)
    }

    #[test]
    fn whose_body_is_a_future_by_hand() {
        in_each_state(
            |ledger| {
                LEDGER.set(Some(ledger));
                Box::pin(stream::<Value, _, _, _>(Handlers, told))
            },
            20,
        );
        in_each_state(
            |ledger| {
                LEDGER.set(Some(ledger));
                Box::pin(stream::<Value, _, _, _>(NoHandlers, untold))
            },
            20,
        );
    }
}

mod generators {
    use super::*;

    type Made = Box<dyn Generator<Yield = Value, Send = Value, Return = Result<Value, Value>> + Send>;

    /// What is done to it in a state.
    #[derive(Clone, Copy, Debug)]
    enum Act {
        Send,
        Throw,
        Close,
        Nothing,
    }

    /// Drives it to each of its states, does something to it there, and ends it. At least so many calls there are.
    fn in_each_state(make: impl Fn(&'static Ledger) -> Made, calls: u64) {
        let mut most = 0;
        for sends in 0.. {
            let mut ended = false;
            for act in [Act::Send, Act::Throw, Act::Close, Act::Nothing] {
                for &end in ENDS {
                    most = most.max(at_every_call(&format!("{end:?} after {sends} sends and {act:?}"), |ledger| {
                        ended |= driven(&make, ledger, sends, act, end);
                    }));
                }
            }
            if ended {
                break;
            }
        }
        assert!(most >= calls, "only {most} calls");
    }

    /// Whether it had ended before something was done to it.
    fn driven(make: impl Fn(&'static Ledger) -> Made, ledger: &'static Ledger, sends: u32, act: Act, end: End) -> bool {
        let Some(mut g) = unless_tripped(|| make(ledger)) else { return false };
        let mut resume = |with: &dyn Fn() -> Resume<Value, Result<Value, Value>>| {
            unless_tripped(|| match g.resume(with()) {
                Ok(value) | Err(StopIteration { value: Some(Ok(value) | Err(value)) }) => value.look(),
                Err(StopIteration { value: None }) => {}
            });
            let _ = (g.suspended_at(), g.delegate().is_some());
            g.state() == State::Closed
        };
        let mut ended = false;
        for n in 0..sends {
            ended = if n == 0 { resume(&|| Resume::Start) } else { resume(&|| Resume::Send(ledger.value())) };
        }
        match act {
            Act::Send if sends == 0 => drop(resume(&|| Resume::Start)),
            Act::Send => drop(resume(&|| Resume::Send(ledger.value()))),
            Act::Throw => drop(resume(&|| Resume::Throw(Err(ledger.passing())))),
            Act::Close => drop(resume(&|| Resume::Close)),
            Act::Nothing => {}
        }
        unless_tripped(|| end.come_to(g));
        ended && !ledger.has_tripped()
    }

    #[generator(pinned)]
    fn inner(
        ledger: &'static Ledger,
    ) -> impl Generator<Yield = Value, Send = Value, Return = Result<Value, Value>> + Send {
        let value = ledger.value();
        let held = &value;
        let mut node = pin!(ledger.node());
        node.as_mut().enter();
        try_! {{
            let sent = yield_!(ledger.value());
            held.look();
            drop(yield_!(sent));
        } finally {
            held.look();
        }}
        Ok(ledger.passing())
    }

    #[generator(pinned)]
    fn handling(
        ledger: &'static Ledger,
    ) -> impl Generator<Yield = Value, Send = Value, Return = Result<Value, Value>> + Send {
        let value = ledger.value();
        let held = &value;
        let mut node = pin!(ledger.node());
        node.as_mut().enter();
        try_! {{
            let sent = yield_!(ledger.value());
            sent.look();
            drop(yield_!(sent));
            yield_from!(inner(ledger))?.look();
        } except GeneratorExit => {
            let _here = ledger.value();
            // A drop drops what is yielded, and the rest where it stands.
            drop(yield_!(ledger.value()));
            held.look();
        } except error => {
            error.look();
            drop(yield_!(error));
        } finally {
            let _last = ledger.value();
            drop(yield_!(ledger.value()));
            held.look();
        }}
        Ok(ledger.passing())
    }

    #[test]
    fn with_handlers() {
        in_each_state(|ledger| Box::new(handling(ledger)), 40);
    }

    #[generator(pinned)]
    fn plain(
        ledger: &'static Ledger,
        argument: Value,
    ) -> impl Generator<Yield = Value, Send = Value, Return = Result<Value, Value>> + Send {
        let held = &argument;
        let mut node = pin!(ledger.node());
        node.as_mut().enter();
        let mut last = ledger.passing();
        for _ in 0..2 {
            last = yield_!(last);
            held.look();
        }
        yield_from!(inner(ledger))?.look();
        drop(last);
        Err(ledger.passing())?;
        Ok(ledger.passing())
    }

    #[test]
    fn without_handlers() {
        in_each_state(
            |ledger| {
                let argument = ledger.value();
                Box::new(plain(ledger, argument))
            },
            30,
        );
    }
}

mod iterators {
    use super::*;

    type Made = Box<dyn Iterator<Item = Value> + Send>;

    fn in_each_state(make: impl Fn(&'static Ledger) -> Made, calls: u64) {
        let mut most = 0;
        for items in 0..8 {
            for &end in ENDS {
                most = most.max(at_every_call(&format!("{end:?} after {items} items"), |ledger| {
                    let Some(mut g) = unless_tripped(|| make(ledger)) else { return };
                    for _ in 0..items {
                        unless_tripped(|| drop(g.next()));
                    }
                    unless_tripped(|| end.come_to(g));
                }));
            }
        }
        assert!(most >= calls, "only {most} calls");
    }

    #[generator(pinned)]
    fn plain(ledger: &'static Ledger) -> impl Iterator<Item = Value> + Send {
        let mut node = pin!(ledger.node());
        node.as_mut().enter();
        let value = ledger.value();
        let held = &value;
        for value in [ledger.value(), ledger.value()] {
            yield_!(value);
            held.look();
        }
    }

    #[test]
    fn without_handlers() {
        in_each_state(|ledger| Box::new(plain(ledger)), 10);
    }

    fn told(mut yielder: Yielder<'_, Value, Resume<(), ()>, Address>) -> impl Future<Output = Step<Value, ()>> {
        let step =
            move |value, context: &mut Context<'_>| assert!(pin!(yielder.suspend(value)).poll(context).is_pending());
        hand(step, false)
    }

    fn untold(mut yielder: Yielder<'_, Value, (), Address>) -> impl Future<Output = Step<Value, ()>> {
        let step =
            move |value, context: &mut Context<'_>| assert!(pin!(yielder.suspend(value)).poll(context).is_pending());
        hand(step, false)
    }

    #[test]
    fn whose_body_is_a_future_by_hand() {
        in_each_state(
            |ledger| {
                LEDGER.set(Some(ledger));
                let kind = genfn::__private::kind!(());
                Box::new(pinned_generator::<Value, (), (), _, _, _>(kind, "told", Handlers, told))
            },
            20,
        );
        in_each_state(
            |ledger| {
                LEDGER.set(Some(ledger));
                Box::new(pinned_iterator::<Value, _, _>(untold))
            },
            20,
        );
    }
}
