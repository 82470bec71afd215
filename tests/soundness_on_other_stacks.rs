//! Streams whose polls don't nest, since the stack is switched under them: what is called in a fiber returns later than what
//! was called after it.
//!
//! A stream finds its slot by a thread-local, which must never lead to one that has gone: AddressSanitizer sees if it does.
#![cfg(all(feature = "std", not(miri)))]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use corosensei::{Coroutine, CoroutineResult};
use futures::Stream;
use futures::stream::FusedStream;
use genfn::__private::{ItemShape, NoHandlers, Yielder, stream};

type Fiber = Coroutine<(), (), ()>;

const ELSEWHERE: &str = "a generator yields where it is not what runs";

fn raw<Y>(body: impl AsyncFnOnce(Yielder<'_, Y, ()>)) -> impl FusedStream<Item = Y> {
    stream::<Y, _, _, _>(NoHandlers, async move |yielder| {
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

/// That a yield in no poll at all looks at nothing that has gone, and a stream works as ever.
fn assert_that_nothing_is_left_behind() {
    fn outside(mut yielder: Yielder<'_, u32, ()>) -> std::future::Ready<genfn::Step<u32, ()>> {
        assert_eq!(panic_of(|| drop(yielder.suspend(4))), ELSEWHERE);
        std::future::ready(genfn::Step::Return(()))
    }
    drop(stream::<u32, _, _, _>(NoHandlers, outside));
    let mut s = pin!(raw::<u32>(async |mut yielder| yielder.suspend(3).await));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(3)));
    assert_eq!(poll(s.as_mut()), Poll::Ready(None));
}

/// What a body does after it has switched away in a poll, and its fiber was resumed under the poll of another.
#[derive(Clone, Copy, Debug)]
enum Then {
    /// It has suspended itself before.
    Yields,
    Awaits,
    Returns,
    Panics,
    /// It suspends itself only now, where it is not the innermost: its slot is further out. So it panics.
    YieldsLate,
    /// The same in a future that something else may poll: it looks for its slot.
    YieldsLateInAFuture,
}

const ALL: [Then; 6] =
    [Then::Yields, Then::Awaits, Then::Returns, Then::Panics, Then::YieldsLate, Then::YieldsLateInAFuture];

/// A fiber that polls a stream, in whose body it switches away.
fn fiber(then: Then) -> Fiber {
    let mut fiber = Fiber::new(move |fiber, ()| {
        let mut s = pin!(raw::<u32>(async |mut yielder| {
            if let Then::Yields = then {
                // One that is awaited later is one in a future.
                let suspension = yielder.suspend_in_a_future(1);
                fiber.suspend(());
                suspension.await;
                return;
            }
            fiber.suspend(());
            match then {
                Then::Yields | Then::Returns => {}
                Then::Awaits => std::future::pending().await,
                Then::Panics => panic!("in the body"),
                Then::YieldsLate => yielder.suspend(2).await,
                Then::YieldsLateInAFuture => yielder.suspend_in_a_future(2).await,
            }
        }));
        match then {
            Then::Yields => assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1))),
            Then::Awaits => assert_eq!(poll(s.as_mut()), Poll::Pending),
            Then::Returns => assert_eq!(poll(s.as_mut()), Poll::Ready(None)),
            Then::Panics => assert_eq!(panic_of(|| poll(s.as_mut())), "in the body"),
            Then::YieldsLate => assert_eq!(panic_of(|| poll(s.as_mut())), ELSEWHERE),
            Then::YieldsLateInAFuture => assert_eq!(poll(s.as_mut()), Poll::Ready(Some(2))),
        }
    });
    assert!(matches!(fiber.resume(()), CoroutineResult::Yield(())));
    fiber
}

/// Goes on with it to its end, and frees its stack.
fn finish(mut fiber: Fiber) {
    assert!(matches!(fiber.resume(()), CoroutineResult::Return(())));
}

/// Polls a stream which, while it runs, calls that.
fn under_another(meanwhile: impl FnOnce()) {
    let mut s = pin!(raw::<u32>(async |mut yielder| {
        let suspension = yielder.suspend_in_a_future(20);
        meanwhile();
        suspension.await;
        yielder.suspend(21).await;
    }));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(20)));
    assert_that_nothing_is_left_behind();
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(21)));
    assert_eq!(poll(s.as_mut()), Poll::Ready(None));
}

#[test]
fn one_that_was_polled_before_ends_under_the_poll_of_another() {
    for then in ALL {
        let before = fiber(then);
        under_another(|| finish(before));
        assert_that_nothing_is_left_behind();
    }
}

#[test]
fn one_that_was_polled_before_is_dropped_under_the_poll_of_another() {
    // A dropped fiber unwinds: those that catch a panic would catch that.
    for then in [Then::Yields, Then::Awaits, Then::Returns] {
        let before = fiber(then);
        under_another(|| drop(before));
        assert_that_nothing_is_left_behind();
    }
}

#[test]
fn one_ends_after_the_other() {
    for then in [Then::Yields, Then::Awaits, Then::Returns, Then::Panics] {
        let mut within = None;
        under_another(|| within = Some(fiber(then)));
        finish(within.unwrap());
        assert_that_nothing_is_left_behind();
    }
}

#[test]
fn some_end_in_any_order() {
    const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for (then, order) in ALL[..4].iter().flat_map(|then| ORDERS.map(|order| (*then, order))) {
        let mut fibers = [0, 1, 2].map(|_| Some(fiber(then)));
        for which in order {
            finish(fibers[which].take().unwrap());
            under_another(|| ());
        }
        assert_that_nothing_is_left_behind();
    }
}

#[test]
fn a_stack_that_is_kept_for_ever_keeps_its_slot() {
    std::mem::forget(fiber(Then::Yields));
    under_another(|| finish(fiber(Then::Returns)));
    assert_that_nothing_is_left_behind();
}
