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

mod aliasing {
    use super::*;

    #[generator(pinned)]
    fn growing() -> impl Generator<Yield = u32> {
        let mut total = 0;
        let held = &mut total;
        for i in 1.. {
            *held += i;
            yield_!(*held);
        }
    }

    #[test]
    fn a_generator_is_looked_at_while_it_holds_a_mutable_borrow_of_a_local() {
        let mut g = growing();
        for expected in [1, 3, 6] {
            assert_eq!(next(&mut g), Ok(expected));
            assert_eq!(g.state(), State::Suspended);
            assert!(g.suspended_at().is_some());
        }
    }

    #[generator]
    fn flowing() -> impl FusedStream<Item = u32> {
        let mut total = 0;
        let held = &mut total;
        for i in 1..4 {
            *held += i;
            step().await;
            yield_!(*held);
        }
    }

    #[test]
    fn a_stream_is_looked_at_while_it_holds_a_mutable_borrow_of_a_local() {
        let mut s = pin!(flowing());
        for expected in [1, 3, 6] {
            assert!(poll(s.as_mut()).is_pending());
            assert!(!s.is_terminated());
            assert_eq!(s.size_hint(), (0, None));
            assert_eq!(poll(s.as_mut()), Poll::Ready(Some(expected)));
            assert!(!s.is_terminated());
        }
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
        assert!(s.is_terminated());
    }

    #[test]
    fn a_generator_moves_with_its_box() {
        let mut g = growing();
        next(&mut g).unwrap();
        let mut moved = Some(Box::new(g));
        let mut again = moved.take().unwrap();
        assert_eq!(next(&mut again), Ok(3));
        let mut other = growing();
        mem::swap(&mut *again, &mut other);
        assert_eq!((next(&mut *again), next(&mut other)), (Ok(1), Ok(6)));
    }
}

mod given_up {
    use super::*;

    #[test]
    fn a_suspension_that_was_never_polled() {
        async fn body<I: Woken>(mut yielder: Yielder<'_, u32, I>) {
            drop(yielder.suspend(1));
            yielder.suspend(2).await;
        }
        let mut s = pin!(raw(async |yielder| body(yielder).await));
        assert_eq!(panic_of(|| poll(s.as_mut())), TWICE);
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
        let mut s = pin!(told(async |yielder| body(yielder).await));
        assert_eq!(panic_of(|| poll(s.as_mut())), TWICE);
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    #[test]
    fn a_suspension_that_was_polled_and_dropped() {
        let mut s = pin!(raw::<String>(async |mut yielder| {
            let mut suspension = yielder.suspend("one".to_owned());
            assert!((&mut suspension).now_or_never().is_none());
            drop(suspension);
            yielder.suspend("two".to_owned()).await;
        }));
        assert_eq!(panic_of(|| poll(s.as_mut())), TWICE);
    }

    #[test]
    fn a_suspension_that_loses_a_race() {
        async fn wins<I: Woken>(mut yielder: Yielder<'_, u32, I>) {
            futures::future::select(yielder.suspend(1), pin!(step())).await;
            step().await;
            yielder.suspend(2).await;
        }
        // Its value was taken: that it is dropped before it is woken is nobody's loss.
        async fn loses<I: Woken>(mut yielder: Yielder<'_, u32, I>) {
            futures::future::select(pin!(step()), yielder.suspend(1)).await;
            yielder.suspend(2).await;
        }
        let mut s = pin!(raw(async |yielder| wins(yielder).await));
        let mut t = pin!(told(async |yielder| wins(yielder).await));
        for expected in [Poll::Ready(Some(1)), Poll::Pending, Poll::Ready(Some(2)), Poll::Ready(None)] {
            assert_eq!((poll(s.as_mut()), poll(t.as_mut())), (expected, expected));
        }
        let mut s = pin!(raw(async |yielder| loses(yielder).await));
        let mut t = pin!(told(async |yielder| loses(yielder).await));
        for expected in [Poll::Ready(Some(1)), Poll::Ready(Some(2)), Poll::Ready(None)] {
            assert_eq!((poll(s.as_mut()), poll(t.as_mut())), (expected, expected));
        }
    }

    #[test]
    fn a_suspension_that_is_polled_after_its_end() {
        async fn body<I: Woken>(mut yielder: Yielder<'_, u32, I>) {
            let mut suspension = yielder.suspend(1);
            (&mut suspension).await;
            suspension.await;
        }
        // Nothing is said to it: it goes on.
        let mut s = pin!(raw(async |yielder| body(yielder).await));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
        let mut s = pin!(told(async |yielder| body(yielder).await));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        for _ in 0..3 {
            assert_eq!(poll(s.as_mut()), Poll::Pending);
        }
    }

    #[test]
    fn a_suspension_that_is_awaited_in_a_later_step() {
        async fn body<I: Woken>(mut yielder: Yielder<'_, String, I>) {
            let suspension = yielder.suspend("one".to_owned());
            step().await;
            suspension.await;
            yielder.suspend("two".to_owned()).await;
        }
        // It waits for a step of its own.
        let mut s = pin!(raw(async |yielder| body(yielder).await));
        let mut t = pin!(told(async |yielder| body(yielder).await));
        assert_eq!(
            (poll(s.as_mut()), poll(t.as_mut())),
            (Poll::Ready(Some("one".into())), Poll::Ready(Some("one".into())))
        );
        assert_eq!((poll(s.as_mut()), poll(t.as_mut())), (Poll::Pending, Poll::Pending));
        assert_eq!(
            (poll(s.as_mut()), poll(t.as_mut())),
            (Poll::Ready(Some("two".into())), Poll::Ready(Some("two".into())))
        );
    }

    #[test]
    fn a_value_that_nobody_takes_is_dropped_with_the_stream() {
        let value = Rc::new(());
        let mut s = Box::pin(raw::<Rc<()>>(async |mut yielder| {
            drop(yielder.suspend(value.clone()));
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
        drop(s);
        assert_eq!(Rc::strong_count(&value), 1);
    }

    #[test]
    fn a_destructor_that_suspends_while_the_body_panics() {
        let mut s = pin!(raw::<String>(async |yielder| {
            let _last = Last(yielder);
            panic!("oh dear");
        }));
        assert_eq!(panic_of(|| poll(s.as_mut())), "oh dear");
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }
}

mod nested {
    use super::*;

    #[test]
    fn inside_a_join() {
        let mut s = pin!(raw::<u32>(async |mut yielder| {
            futures::join!(yielder.suspend(1), step(), step());
            yielder.suspend(2).await;
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(2)));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    #[test]
    fn inside_a_set_of_futures() {
        let mut s = pin!(raw::<u32>(async |mut yielder| {
            {
                let mut all = FuturesUnordered::new();
                all.push(yielder.suspend(1));
                // Not woken by its own waker: it is found again where the set looks at it anew.
                assert!(all.next().now_or_never().is_none());
                step().await;
                all.clear();
            }
            step().await;
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(poll(s.as_mut()), Poll::Pending);
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    #[test]
    fn a_stream_that_panics_inside_leaves_the_outer_as_it_was() {
        let mut s = pin!(raw::<u32>(async |mut outer| {
            for i in 0..3 {
                let mut inner = pin!(raw::<String>(async |mut inner| {
                    inner.suspend("inner".to_owned()).await;
                    panic!("inside");
                }));
                assert_eq!(inner.next().await, Some("inner".to_owned()));
                assert_eq!(panic_of(|| inner.next().now_or_never()), "inside");
                outer.suspend(i).await;
            }
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(0)));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(2)));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    #[test]
    fn another_executor_inside_a_body() {
        let mut s = pin!(raw::<u32>(async |mut yielder| {
            let inner = raw::<u32>(async |mut inner| inner.suspend(1).await);
            let first = futures::executor::block_on(pin!(inner).next());
            yielder.suspend(first.unwrap() + 1).await;
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(2)));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }
}

/// Suspends when it is dropped.
struct Last<'body>(Yielder<'body, String, ()>);

impl Drop for Last<'_> {
    fn drop(&mut self) {
        let _ = self.0.suspend("last".to_owned()).now_or_never();
    }
}

/// The engine that has `std`: a yield finds its slot only where it is what runs.
#[cfg(feature = "std")]
mod local {
    use super::*;

    const ELSEWHERE: &str = "a generator yields where it is not what runs";

    #[test]
    fn a_destructor_that_suspends() {
        let body = async |yielder: Yielder<'_, String, ()>| {
            let _last = Last(yielder);
            step().await;
        };
        let mut s = Box::pin(raw(body));
        assert_eq!(poll(s.as_mut()), Poll::Pending);
        assert_eq!(panic_of(|| drop(s)), ELSEWHERE);
        // Not twice.
        let mut s = Box::pin(raw(body));
        assert_eq!(poll(s.as_mut()), Poll::Pending);
        assert_eq!(
            panic_of(move || {
                let _s = s;
                panic!("oh dear");
            }),
            "oh dear"
        );
    }

    #[test]
    fn inside_another_stream_of_another_type() {
        let mut s = pin!(raw::<String>(async |mut outer| {
            let mut inner = pin!(raw::<u32>(async |mut inner| {
                inner.suspend(1).await;
                outer.suspend("of the outer".to_owned()).await;
            }));
            assert_eq!(inner.next().await, Some(1));
            assert_eq!(panic_of(|| inner.next().now_or_never()), ELSEWHERE);
            assert_eq!(inner.next().await, None);
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    /// One function, for any lifetime: types can't tell its streams apart when they run.
    fn lent<'a>(outer: Option<(Yielder<'_, &'a str, ()>, &'a str)>) -> impl AsyncFnOnce(Yielder<'_, &'static str, ()>) {
        async move |mut inner| {
            inner.suspend("for ever").await;
            if let Some((mut outer, short)) = outer {
                outer.suspend(short).await;
            }
        }
    }

    #[test]
    fn inside_another_stream_of_another_lifetime() {
        let text = "not for ever".to_owned();
        let mut s = pin!(raw::<&str>(async |outer| {
            let mut inner = pin!(raw::<&'static str>(lent(Some((outer, text.as_str())))));
            assert_eq!(inner.next().await, Some("for ever"));
            assert_eq!(panic_of(|| inner.next().now_or_never()), ELSEWHERE);
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    #[test]
    fn yielders_of_two_streams_change_places() {
        let mut s = pin!(raw::<u32>(async |outer| {
            let inner = raw::<u32>(async move |mut inner| {
                let mut outer = outer;
                mem::swap(&mut outer, &mut inner);
                outer.suspend(1).await;
                inner.suspend(10).await;
            });
            let mut inner = pin!(inner);
            assert_eq!(inner.next().await, Some(1));
            assert_eq!(panic_of(|| inner.next().now_or_never()), ELSEWHERE);
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    #[test]
    fn a_suspension_of_the_outer_stream_stays_pending_inside() {
        let mut s = pin!(told::<u32>(async |mut outer| {
            let mut suspension = outer.suspend(1);
            assert!((&mut suspension).now_or_never().is_none());
            step().await;
            let mut inner = pin!(told::<String>(async |mut inner| {
                assert!((&mut suspension).now_or_never().is_none());
                inner.suspend("inner".to_owned()).await;
            }));
            assert_eq!(inner.next().await, Some("inner".to_owned()));
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    #[test]
    fn the_yielder_goes_to_a_thread_that_ends_before_the_body_goes_on() {
        let mut s = pin!(raw::<String>(async |mut yielder| {
            std::thread::scope(|scope| {
                scope.spawn(|| assert_eq!(panic_of(|| yielder.suspend("from there".to_owned())), ELSEWHERE));
            });
            yielder.suspend("from here".to_owned()).await;
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some("from here".to_owned())));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }
}

/// The engine without: a yielder finds its slot wherever it is.
#[cfg(not(feature = "std"))]
mod beside {
    use super::*;

    #[test]
    fn inside_another_stream_of_another_type() {
        let mut s = pin!(raw::<String>(async |mut outer| {
            let mut inner = pin!(raw::<u32>(async |mut inner| {
                outer.suspend("of the outer".to_owned()).await;
                inner.suspend(1).await;
                outer.suspend("of the outer again".to_owned()).await;
            }));
            while let Some(item) = inner.next().await {
                assert_eq!(item, 1);
            }
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some("of the outer".to_owned())));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some("of the outer again".to_owned())));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    #[test]
    fn yielders_of_two_streams_change_places() {
        let mut s = pin!(raw::<u32>(async |outer| {
            let inner = raw::<u32>(async move |mut inner| {
                let mut outer = outer;
                mem::swap(&mut outer, &mut inner);
                inner.suspend(10).await;
                outer.suspend(1).await;
            });
            let mut inner = pin!(inner);
            assert_eq!(inner.next().await, Some(1));
            assert_eq!(inner.next().await, None);
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(10)));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    #[test]
    fn the_yielder_goes_to_a_thread_that_ends_before_the_body_goes_on() {
        let mut s = pin!(raw::<String>(async |mut yielder| {
            std::thread::scope(|scope| {
                scope.spawn(|| assert!(yielder.suspend("from there".to_owned()).now_or_never().is_none()));
            });
            step().await;
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some("from there".to_owned())));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    #[test]
    fn a_destructor_that_suspends() {
        let mut s = Box::pin(raw::<String>(async |yielder| {
            let _last = Last(yielder);
            step().await;
        }));
        assert_eq!(poll(s.as_mut()), Poll::Pending);
        drop(s);
    }
}

mod threads {
    use super::*;

    #[test]
    fn streams_that_are_made_on_several_threads_are_told_apart() {
        // More than one thread takes at a time.
        let numbers = if cfg!(miri) { 3 } else { 70_000 };
        let made = move || {
            for _ in 0..numbers {
                drop(raw::<u32>(async |mut yielder| yielder.suspend(1).await));
            }
            Box::pin(raw::<u32>(async |mut yielder| {
                yielder.suspend(1).await;
                yielder.suspend(2).await;
            }))
        };
        let mut all: Vec<_> = (0..3).map(|_| std::thread::spawn(made).join().unwrap()).collect();
        all.push(made());
        for expected in [Poll::Ready(Some(1)), Poll::Ready(Some(2)), Poll::Ready(None)] {
            for s in &mut all {
                assert_eq!(poll(s.as_mut()), expected);
            }
        }
    }

    #[test]
    fn a_suspended_stream_goes_on_in_another_thread() {
        #[generator]
        fn counting() -> impl Stream<Item = String> + Send {
            let mut n = 0;
            let held = &mut n;
            loop {
                *held += 1;
                yield_!(held.to_string());
            }
        }
        let mut s = Box::pin(counting());
        for expected in ["1", "2", "3"] {
            s = std::thread::spawn(move || {
                assert_eq!(poll(s.as_mut()), Poll::Ready(Some(expected.to_owned())));
                s
            })
            .join()
            .unwrap();
        }
    }
}

mod ends {
    use super::*;

    static KEPT: Mutex<Vec<Pin<Box<dyn Stream<Item = u32> + Send>>>> = Mutex::new(Vec::new());

    #[test]
    fn a_suspended_stream_is_never_dropped() {
        let mut s = Box::pin(raw::<u32>(async |mut yielder| {
            let local = [1, 2];
            for n in &local {
                yielder.suspend(*n).await;
            }
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        KEPT.lock().unwrap().push(s);
    }

    #[test]
    fn nothing_is_of_any_size() {
        let mut s = pin!(raw::<()>(async |mut yielder| {
            for _ in 0..2 {
                yielder.suspend(()).await;
            }
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(())));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(())));
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    }

    struct Loud;

    impl Drop for Loud {
        fn drop(&mut self) {
            if !std::thread::panicking() {
                panic!("loud");
            }
        }
    }

    #[test]
    fn a_local_whose_drop_panics() {
        let mut s = Box::pin(raw::<u32>(async |mut yielder| {
            let _loud = Loud;
            let _kept = String::from("kept");
            yielder.suspend(1).await;
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(panic_of(|| poll(s.as_mut())), "loud");
        assert_eq!(poll(s.as_mut()), Poll::Ready(None));
        let mut s = Box::pin(raw::<u32>(async |mut yielder| {
            let _loud = Loud;
            yielder.suspend(1).await;
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(panic_of(|| drop(s)), "loud");
    }

    /// Says, when it is dropped, whether the generator that it was sent to can be looked at.
    struct Watching<'a>(&'a Cell<u32>);

    impl Drop for Watching<'_> {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }

    #[test]
    fn values_that_are_sent_are_dropped_once() {
        #[generator(pinned)]
        fn taking<'a>() -> impl Generator<Send = Watching<'a>> {
            let first = yield_!();
            let borrowed = &first;
            drop(yield_!());
            let _ = borrowed;
            yield_!();
        }
        let dropped = Cell::new(0);
        let mut g = taking();
        g.start().unwrap();
        g.send(Watching(&dropped)).unwrap();
        assert_eq!(dropped.get(), 0);
        g.send(Watching(&dropped)).unwrap();
        assert_eq!(dropped.get(), 1);
        drop(g);
        assert_eq!(dropped.get(), 2);
    }

    #[test]
    fn a_handler_that_panics_while_the_stream_is_dropped() {
        fn fail() {
            panic!("in the handler");
        }
        #[generator]
        fn handling(said: &RefCell<Vec<&'static str>>) -> impl Stream<Item = u32> {
            let held = said;
            try_! {{
                yield_!(1);
            } finally {
                held.borrow_mut().push("finally");
                fail();
            }}
        }
        let said = RefCell::new(Vec::new());
        let mut s = Box::pin(handling(&said));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(panic_of(|| drop(s)), "in the handler");
        assert_eq!(said.take(), ["finally"]);
    }

    #[test]
    fn a_handler_that_yields_while_the_stream_is_dropped() {
        #[generator]
        fn stubborn() -> impl Stream<Item = String> {
            loop {
                try_! {{
                    yield_!("a".to_owned());
                } except GeneratorExit => {
                    yield_!("b".to_owned());
                }}
            }
        }
        let mut s = Box::pin(stubborn());
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some("a".to_owned())));
        drop(s);
    }
}

/// Is what is written here a future at all, of any lifetime?
fn _suspensions_are_futures<'a, Y, I: Woken>(
    yielder: &'a mut Yielder<'_, Y, I>,
    value: Y,
) -> impl Future<Output = I> + 'a {
    yielder.suspend(value)
}
