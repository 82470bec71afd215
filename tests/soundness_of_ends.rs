//! What is pinned in a stream, or in a generator, is dropped before its memory goes, whatever panics while that ends.
//!
//! A future that is in a list of others by its address (`tokio`'s `Notified` is) takes itself out in its destructor. If its memory
//! goes without, then whoever walks the list uses memory that is free. Each test has such a one, which AddressSanitizer
//! and Miri see, and a [`Node`](genfn_tests::ledger::Node), which a ledger sees without.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use futures::Stream;
use genfn::__private::{Address, Handlers, Yielder, pinned_generator, stream};
use genfn::Resume;
use genfn::prelude::*;
use genfn_tests::ledger::{Ledger, Node, kept};
use tokio::sync::Notify;
use tokio::sync::futures::Notified;

/// Panics when it is dropped, if it is live.
struct Bomb {
    live: bool,
}

impl Drop for Bomb {
    fn drop(&mut self) {
        if self.live {
            panic!("boom");
        }
    }
}

const DUD: Bomb = Bomb { live: false };
const LIVE: Bomb = Bomb { live: true };

fn panic_of<T>(run: impl FnOnce() -> T) -> String {
    let panic = catch_unwind(AssertUnwindSafe(run)).map(drop).expect_err("this was meant to panic");
    panic.downcast_ref::<&str>().map_or_else(String::new, |text| (*text).to_owned())
}

fn poll<S: Stream>(stream: Pin<&mut S>) -> Poll<Option<S::Item>> {
    stream.poll_next(&mut Context::from_waker(Waker::noop()))
}

/// That nothing is in a list any more, of what is dropped, and of what is not even there.
fn assert_left(ledger: &Ledger, notify: &Notify) {
    // In place of what has gone.
    let filled: Vec<Box<[u8; 256]>> = (0..64).map(|_| Box::new([0xAA; 256])).collect();
    notify.notify_waiters();
    drop(filled);
    ledger.assert_settled("at the end");
}

mod a_yielded_value_that_panics_in_its_destructor_while {
    use super::*;

    #[generator]
    fn waiting(ledger: &Ledger, notify: &Notify) -> impl Stream<Item = Bomb> {
        let _value = ledger.value();
        let mut notified = pin!(notify.notified());
        notified.as_mut().enable();
        let mut node = pin!(ledger.node());
        node.as_mut().enter();
        try_! {{
            yield_!(DUD);
        } except GeneratorExit => {
            yield_!(LIVE);
        }}
    }

    #[test]
    fn a_stream_is_dropped() {
        let (ledger, notify) = (Ledger::default(), Notify::new());
        let mut s = Box::pin(waiting(&ledger, &notify));
        assert!(poll(s.as_mut()).is_ready());
        assert_eq!(panic_of(|| drop(s)), "boom");
        assert_left(&ledger, &notify);
    }

    #[test]
    fn a_stream_that_lies_on_the_stack_goes() {
        let (ledger, notify) = (Ledger::default(), Notify::new());
        assert_eq!(
            panic_of(|| {
                let mut s = pin!(waiting(&ledger, &notify));
                assert!(poll(s.as_mut()).is_ready());
            }),
            "boom"
        );
        assert_left(&ledger, &notify);
    }

    #[generator(pinned)]
    fn sync(ledger: &Ledger, notify: &Notify) -> impl Iterator<Item = Bomb> {
        let _value = ledger.value();
        let mut notified = pin!(notify.notified());
        notified.as_mut().enable();
        let mut node = pin!(ledger.node());
        node.as_mut().enter();
        try_! {{
            yield_!(DUD);
        } except GeneratorExit => {
            yield_!(LIVE);
        }}
    }

    #[test]
    fn a_pinned_generator_is_dropped() {
        let (ledger, notify) = (Ledger::default(), Notify::new());
        let mut g = sync(&ledger, &notify);
        assert!(g.next().is_some());
        assert_eq!(panic_of(|| drop(g)), "boom");
        assert_left(&ledger, &notify);
    }

    #[test]
    fn a_pinned_generator_is_replaced_by_another() {
        let (ledger, notify) = (Ledger::default(), Notify::new());
        let mut g = sync(&ledger, &notify);
        assert!(g.next().is_some());
        assert_eq!(panic_of(|| g = sync(&ledger, &notify)), "boom");
        // What was assigned is there.
        assert!(g.next().is_some());
        assert_eq!(panic_of(|| drop(g)), "boom");
        assert_left(&ledger, &notify);
    }
}

/// A future by hand, as the attribute leaves no way to write one: it panics when the drop wakes it, and still holds all that it has.
mod a_future_by_hand_that_panics_while {
    use super::*;

    type Told = Resume<(), ()>;

    pin_project_lite::pin_project! {
        struct Hand<'n, S> {
            suspend: S,
            #[pin]
            notified: Notified<'n>,
            #[pin]
            node: Node<'n>,
            polls: u32,
        }
    }

    impl<S: FnMut(&mut Context<'_>)> Future for Hand<'_, S> {
        type Output = genfn::Step<u32, ()>;

        fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
            let this = self.project();
            *this.polls += 1;
            if *this.polls == 2 {
                panic!("woken");
            }
            this.notified.enable();
            this.node.enter();
            (this.suspend)(context);
            Poll::Pending
        }
    }

    fn hand<'n, S>(suspend: S, ledger: &'n Ledger, notify: &'n Notify) -> Hand<'n, S> {
        Hand { suspend, notified: notify.notified(), node: ledger.node(), polls: 0 }
    }

    thread_local! {
        // A body that is a function captures nothing.
        static LISTS: (&'static Ledger, &'static Notify) = (Ledger::tripping_at(0), kept(Notify::new()));
    }

    fn of_a_stream(mut yielder: Yielder<'_, u32, Told>) -> impl Future<Output = genfn::Step<u32, ()>> {
        let (ledger, notify) = LISTS.with(|lists| *lists);
        hand(
            move |context: &mut Context<'_>| assert!(pin!(yielder.suspend(1)).poll(context).is_pending()),
            ledger,
            notify,
        )
    }

    #[test]
    fn a_stream_is_dropped() {
        let mut s = Box::pin(stream::<u32, _, _, _>(Handlers, of_a_stream));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(panic_of(|| drop(s)), "woken");
        LISTS.with(|(ledger, notify)| assert_left(ledger, notify));
    }

    #[test]
    fn a_stream_is_polled_and_then_dropped() {
        let mut s = Box::pin(stream::<u32, _, _, _>(Handlers, of_a_stream));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(panic_of(|| poll(s.as_mut())), "woken");
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
        drop(s);
        LISTS.with(|(ledger, notify)| assert_left(ledger, notify));
    }

    fn of_a_generator(mut yielder: Yielder<'_, u32, Told, Address>) -> impl Future<Output = genfn::Step<u32, ()>> {
        let (ledger, notify) = LISTS.with(|lists| *lists);
        hand(
            move |context: &mut Context<'_>| assert!(pin!(yielder.suspend(1)).poll(context).is_pending()),
            ledger,
            notify,
        )
    }

    #[test]
    fn a_pinned_generator_is_dropped() {
        let kind = genfn::__private::kind!(());
        let mut g = pinned_generator::<u32, (), (), _, _, _>(kind, "hand", Handlers, of_a_generator);
        assert_eq!(g.next(), Some(1));
        assert_eq!(panic_of(|| drop(g)), "woken");
        LISTS.with(|(ledger, notify)| assert_left(ledger, notify));
    }
}

/// Where a second destructor panics while the first does, the process is aborted, as anywhere: nothing goes on with what is left.
#[cfg(all(unix, not(miri)))]
mod two_panics_at_once {
    use std::os::unix::process::ExitStatusExt;
    use std::process::Command;

    use super::*;

    #[generator]
    fn both() -> impl Stream<Item = Bomb> {
        let _local = LIVE;
        try_! {{
            yield_!(DUD);
        } except GeneratorExit => {
            yield_!(LIVE);
        }}
    }

    #[test]
    fn abort() {
        const ITSELF: &str = "GENFN_TWO_PANICS_AT_ONCE";
        if std::env::var_os(ITSELF).is_some() {
            let mut s = Box::pin(both());
            assert!(poll(s.as_mut()).is_ready());
            let _ = catch_unwind(AssertUnwindSafe(|| drop(s)));
            return;
        }
        let name = "two_panics_at_once::abort";
        let ran = Command::new(std::env::current_exe().unwrap())
            .args([name, "--exact", "--nocapture", "--test-threads=1"])
            .env(ITSELF, "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(said.contains("panic in a destructor during cleanup"), "{said}");
        assert!(!said.contains("AddressSanitizer: heap"), "{said}");
        assert_eq!(ran.status.signal(), Some(6), "{said}");
    }
}
