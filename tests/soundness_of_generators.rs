//! What safe code could try against a synchronous generator on the pinned engine, by its private API: the attribute leaves no
//! way to write it. `tests/soundness/` has the same for streams.
//!
//! `scripts/soundness` runs these under Miri.

use std::future::{Future, poll_fn};
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll};

use futures::FutureExt;
use futures::stream::{FuturesUnordered, Stream, StreamExt};
use genfn::__private::{Address, ItemShape, NoHandlers, PlainShape, Yielder, pinned_generator, pinned_iterator};
use genfn::Resume;
use genfn::prelude::*;

/// What a synchronous body suspends itself with.
type PinnedYielder<'body, Y, I> = Yielder<'body, Y, I, Address>;

const ELSEWHERE: &str = "a generator yields where it is not what runs";
const TWICE: &str = "a generator yields while it is suspended at another `yield_!`";
const AWAITS: &str = "a synchronous generator can't await: only a stream can";

/// A generator whose body gets the yielder itself, and is told nothing.
fn raw<Y>(body: impl AsyncFnOnce(PinnedYielder<'_, Y, ()>)) -> impl Iterator<Item = Y> {
    pinned_iterator::<Y, _, _>(async move |yielder| {
        let shape = ItemShape::<Y>::NEW;
        body(yielder).await;
        shape.returned(())
    })
}

/// One whose body is sent numbers.
fn told<Y>(
    body: impl AsyncFnOnce(PinnedYielder<'_, Y, Resume<u32, ()>>),
) -> impl Generator<Yield = Y, Send = u32, Return = ()> {
    pinned_generator::<Y, u32, (), _, _, _>(genfn::__private::kind!(u32), "told", NoHandlers, async move |yielder| {
        let shape = PlainShape::<Y, ()>::NEW;
        body(yielder).await;
        shape.returned(())
    })
}

fn panic_of<T>(run: impl FnOnce() -> T) -> String {
    let panic = catch_unwind(AssertUnwindSafe(run)).map(drop).expect_err("this was meant to panic");
    panic.downcast_ref::<&str>().map_or_else(String::new, |text| (*text).to_owned())
}

/// Polled once with the waker that the body has.
async fn once<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    poll_fn(|context| Poll::Ready(Pin::new(&mut *future).poll(context))).await
}

/// Polls it with no waker of the generator's.
fn polled_outside<F: Future>(future: F) -> Option<F::Output> {
    future.now_or_never()
}

#[test]
fn a_suspension_that_was_never_polled_drops_its_value() {
    let value = Rc::new(());
    let mut g = raw::<Rc<()>>(async |mut yielder| {
        drop(yielder.suspend(value.clone()));
        yielder.suspend(value.clone()).await;
    });
    drop(g.next().unwrap());
    assert_eq!(Rc::strong_count(&value), 1);
    assert!(g.next().is_none());
}

#[test]
fn a_suspension_that_was_polled_and_dropped() {
    let mut g = raw::<String>(async |mut yielder| {
        let mut suspension = yielder.suspend("one".to_owned());
        assert!(once(&mut suspension).await.is_pending());
        drop(suspension);
        yielder.suspend("two".to_owned()).await;
    });
    assert_eq!(panic_of(|| g.next()), TWICE);
    assert!(g.next().is_none());
}

#[test]
fn a_value_that_nobody_takes_is_dropped_when_the_body_ends() {
    let value = Rc::new(());
    let mut g = raw::<Rc<()>>(async |mut yielder| {
        let mut suspension = yielder.suspend(value.clone());
        assert!(once(&mut suspension).await.is_pending());
    });
    assert!(g.next().is_none());
    drop(g);
    assert_eq!(Rc::strong_count(&value), 1);
}

#[test]
fn a_suspension_that_is_polled_without_the_waker() {
    let mut g = raw::<String>(async |mut yielder| {
        let suspension = yielder.suspend("one".to_owned());
        assert_eq!(panic_of(|| polled_outside(suspension)), ELSEWHERE);
        yielder.suspend("two".to_owned()).await;
    });
    assert_eq!(g.next(), Some("two".to_owned()));
    assert_eq!(g.next(), None);
}

#[test]
fn inside_a_set_of_futures_with_wakers_of_their_own() {
    let mut g = raw::<u32>(async |mut yielder| {
        let mut all = FuturesUnordered::new();
        all.push(yielder.suspend(1));
        all.next().await;
    });
    assert_eq!(panic_of(|| g.next()), ELSEWHERE);
    assert_eq!(g.next(), None);
}

#[test]
fn inside_a_join_that_hands_the_waker_on() {
    let mut g = raw::<u32>(async |mut yielder| {
        futures::future::join(yielder.suspend(1), async {}).await;
        yielder.suspend(2).await;
    });
    assert!(g.by_ref().eq([1, 2]));
    assert_eq!(g.next(), None);
}

#[test]
fn a_clone_of_the_waker_leads_nowhere() {
    let mut kept = None;
    let mut g = raw::<u32>(async |mut yielder| {
        let waker = poll_fn(|context| Poll::Ready(context.waker().clone())).await;
        waker.wake_by_ref();
        let mut suspension = yielder.suspend(1);
        let polled = panic_of(|| Pin::new(&mut suspension).poll(&mut Context::from_waker(&waker)));
        assert_eq!(polled, ELSEWHERE);
        drop(suspension);
        kept = Some(waker);
        yielder.suspend(2).await;
    });
    assert_eq!(g.next(), Some(2));
    drop(g);
    kept.unwrap().wake();
}

#[test]
fn inside_another_generator_of_another_type() {
    let mut g = raw::<String>(async |mut outer| {
        let mut inner = raw::<u32>(async |mut inner| {
            inner.suspend(1).await;
            outer.suspend("of the outer".to_owned()).await;
        });
        assert_eq!(inner.next(), Some(1));
        assert_eq!(panic_of(|| inner.next()), ELSEWHERE);
        assert_eq!(inner.next(), None);
    });
    assert_eq!(g.next(), None);
}

/// One function, for any lifetime: types can't tell its generators apart when they run.
fn lent<'a>(
    outer: Option<(PinnedYielder<'_, &'a str, ()>, &'a str)>,
) -> impl AsyncFnOnce(PinnedYielder<'_, &'static str, ()>) {
    async move |mut inner| {
        inner.suspend("for ever").await;
        if let Some((mut outer, short)) = outer {
            outer.suspend(short).await;
        }
    }
}

#[test]
fn inside_another_generator_of_another_lifetime() {
    let text = "not for ever".to_owned();
    let mut g = raw::<&str>(async |outer| {
        let mut inner = raw::<&'static str>(lent(Some((outer, text.as_str()))));
        assert_eq!(inner.next(), Some("for ever"));
        assert_eq!(panic_of(|| inner.next()), ELSEWHERE);
    });
    assert_eq!(g.next(), None);
}

#[test]
fn yielders_of_two_generators_change_places() {
    let mut g = raw::<u32>(async |outer| {
        let mut inner = raw::<u32>(async move |mut inner| {
            let mut outer = outer;
            mem::swap(&mut outer, &mut inner);
            outer.suspend(1).await;
            inner.suspend(10).await;
        });
        assert_eq!(inner.next(), Some(1));
        assert_eq!(panic_of(|| inner.next()), ELSEWHERE);
    });
    assert_eq!(g.next(), None);
}

#[test]
fn a_generator_inside_a_body_leaves_the_outer_as_it_is() {
    let mut g = raw::<u32>(async |mut outer| {
        let mut inner = raw::<String>(async |mut inner| {
            inner.suspend("one".to_owned()).await;
            panic!("inside");
        });
        assert_eq!(inner.next(), Some("one".to_owned()));
        outer.suspend(1).await;
        assert_eq!(panic_of(|| inner.next()), "inside");
        outer.suspend(2).await;
    });
    assert!(g.by_ref().eq([1, 2]));
}

#[test]
fn a_suspension_and_the_waker_go_to_a_thread_that_ends_before_the_body_goes_on() {
    let mut g = raw::<String>(async |mut yielder| {
        let mut suspension = yielder.suspend("from there".to_owned());
        poll_fn(|context| {
            let (suspension, waker) = (&mut suspension, context.waker());
            std::thread::scope(|scope| {
                scope.spawn(move || {
                    assert!(Pin::new(suspension).poll(&mut Context::from_waker(waker)).is_pending());
                });
            });
            Poll::Ready(())
        })
        .await;
        suspension.await;
    });
    // What the suspension is woken by is that it is polled again: in the same step.
    assert_eq!(g.next(), None);
    let mut g = told::<String>(async |mut yielder| {
        let mut suspension = yielder.suspend("from there".to_owned());
        poll_fn(|context| {
            let (suspension, waker) = (&mut suspension, context.waker());
            std::thread::scope(|scope| {
                scope.spawn(move || {
                    assert!(Pin::new(suspension).poll(&mut Context::from_waker(waker)).is_pending());
                });
            });
            Poll::Ready(())
        })
        .await;
        suspension.await;
    });
    assert_eq!(g.start(), Ok("from there".to_owned()));
    assert_eq!(g.send(1).map_err(|stop| stop.value), Err(Some(())));
}

#[test]
fn a_sent_value_is_heard_once() {
    let mut g = told::<u32>(async |mut yielder| {
        let mut sum = 0;
        loop {
            let mut suspension = yielder.suspend(sum);
            let Resume::Send(sent) = (&mut suspension).await else { return };
            sum += sent;
            // Nobody says a second thing.
            assert!(once(&mut suspension).await.is_pending());
        }
    });
    assert_eq!(g.start(), Ok(0));
    assert_eq!((g.send(1), g.send(2)), (Ok(1), Ok(3)));
}

#[test]
fn a_body_that_awaits_something_else() {
    let mut g = raw::<u32>(async |mut yielder| {
        yielder.suspend(1).await;
        std::future::pending::<()>().await;
    });
    assert_eq!(g.next(), Some(1));
    assert_eq!(panic_of(|| g.next()), AWAITS);
    assert_eq!(g.next(), None);
}

/// Suspends when it is dropped.
struct Last<'body>(PinnedYielder<'body, String, ()>);

impl Drop for Last<'_> {
    fn drop(&mut self) {
        let suspension = self.0.suspend("last".to_owned());
        if !std::thread::panicking() {
            assert_eq!(panic_of(|| polled_outside(suspension)), ELSEWHERE);
        }
    }
}

#[test]
fn a_destructor_that_suspends() {
    let body = async |yielder: PinnedYielder<'_, String, ()>| {
        let mut last = Last(yielder);
        last.0.suspend("first".to_owned()).await;
    };
    let mut g = raw(body);
    assert_eq!(g.next(), Some("first".to_owned()));
    drop(g);
    let mut g = raw(body);
    assert_eq!((g.next(), g.next()), (Some("first".to_owned()), None));
}

#[test]
fn generators_that_are_made_where_others_lay_are_told_apart() {
    let mut kept = Vec::new();
    for i in 0..20 {
        let mut g = raw::<usize>(async move |mut yielder| {
            yielder.suspend(i).await;
            yielder.suspend(i + 1).await;
        });
        assert_eq!(g.next(), Some(i));
        if i % 2 == 0 {
            kept.push((i, g));
        }
    }
    for (i, mut g) in kept {
        assert_eq!((g.next(), g.next()), (Some(i + 1), None));
    }
}

#[test]
fn a_suspended_generator_goes_on_in_another_thread() {
    #[generator(pinned)]
    fn counting() -> impl Iterator<Item = String> + Send {
        let mut n = 0;
        let held = &mut n;
        loop {
            *held += 1;
            yield_!(held.to_string());
        }
    }
    let mut g = counting();
    for expected in ["1", "2", "3"] {
        g = std::thread::spawn(move || {
            assert_eq!(g.next(), Some(expected.to_owned()));
            g
        })
        .join()
        .unwrap();
    }
}

#[test]
fn a_stream_is_polled_inside_a_synchronous_body() {
    #[generator]
    fn two() -> impl Stream<Item = u32> {
        yield_!(1);
        yield_!(2);
    }
    let mut g = raw::<u32>(async |mut yielder| {
        let mut stream = pin!(two());
        while let Some(item) = stream.next().await {
            yielder.suspend(item * 10).await;
        }
    });
    assert!(g.by_ref().eq([10, 20]));
}
