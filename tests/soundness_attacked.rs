//! Programs that try to break the pinned engine, all in safe code: by coming back into it from where it calls the user, by
//! leaving something behind, by going elsewhere. None may do more than panic; AddressSanitizer and Miri see if one does.
#![forbid(unsafe_code)]
#![allow(clippy::forget_non_drop, clippy::let_underscore_future, clippy::drop_non_drop, reason = "they try it")]

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use futures::Stream;
use futures::stream::FusedStream;
use genfn::__private::{Address, Handlers, ItemShape, NoHandlers, Yielder, pinned_iterator, stream};
use genfn::prelude::*;
use genfn::{Resume, Step};

fn raw<Y>(body: impl AsyncFnOnce(Yielder<'_, Y, ()>)) -> impl FusedStream<Item = Y> {
    stream::<Y, _, _, _>(NoHandlers, async move |yielder| {
        let shape = ItemShape::<Y>::NEW;
        body(yielder).await;
        shape.returned(())
    })
}

fn raw_generator<Y>(body: impl AsyncFnOnce(Yielder<'_, Y, (), Address>)) -> impl Iterator<Item = Y> {
    pinned_iterator::<Y, _, _>(async move |yielder| {
        let shape = ItemShape::<Y>::NEW;
        body(yielder).await;
        shape.returned(())
    })
}

fn poll<S: Stream + ?Sized>(stream: Pin<&mut S>) -> Poll<Option<S::Item>> {
    stream.poll_next(&mut Context::from_waker(Waker::noop()))
}

fn panics<T>(run: impl FnOnce() -> T) -> bool {
    catch_unwind(AssertUnwindSafe(run)).is_err()
}

/// Does something when it is dropped.
struct Does<F: FnMut()>(F);

impl<F: FnMut()> Drop for Does<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

type Dyn<'a, Y> = Pin<Box<dyn Stream<Item = Y> + 'a>>;
type Shared = Rc<RefCell<Option<Dyn<'static, Box<str>>>>>;

fn text(n: usize) -> Box<str> {
    format!("a text that lies on the heap, {n}").into()
}

mod it_comes_back {
    use super::*;

    #[test]
    fn a_body_polls_its_own_stream() {
        let shared = Shared::default();
        let own = shared.clone();
        *shared.borrow_mut() = Some(Box::pin(raw(async move |mut yielder| {
            assert!(own.try_borrow_mut().is_err());
            yielder.suspend(text(1)).await;
            // It has it for itself, who polls it.
            assert!(panics(|| poll(own.borrow_mut().as_mut().unwrap().as_mut())));
            yielder.suspend(text(2)).await;
        })));
        for n in [1, 2] {
            assert_eq!(poll(shared.borrow_mut().as_mut().unwrap().as_mut()), Poll::Ready(Some(text(n))));
        }
        assert_eq!(poll(shared.borrow_mut().as_mut().unwrap().as_mut()), Poll::Ready(None));
        shared.take();
    }

    #[test]
    fn a_body_puts_another_in_the_place_of_its_own_stream() {
        let shared = Shared::default();
        let own = shared.clone();
        *shared.borrow_mut() = Some(Box::pin(raw(async move |mut yielder| {
            let local = text(1);
            let held = &local;
            yielder.suspend(held.clone()).await;
            *own.borrow_mut() = Some(Box::pin(raw(async |mut yielder| yielder.suspend(text(3)).await)));
            yielder.suspend(held.clone()).await;
        })));
        for n in [1, 1] {
            let mut s = shared.take().unwrap();
            assert_eq!(poll(s.as_mut()), Poll::Ready(Some(text(n))));
            if shared.borrow().is_none() {
                *shared.borrow_mut() = Some(s);
            }
        }
        assert_eq!(poll(shared.borrow_mut().as_mut().unwrap().as_mut()), Poll::Ready(Some(text(3))));
    }

    #[test]
    fn a_local_asks_for_its_own_stream_when_it_is_dropped_with_it() {
        let shared = Shared::default();
        let own = shared.clone();
        *shared.borrow_mut() = Some(Box::pin(raw(async move |mut yielder| {
            let _local = Does(|| assert!(own.try_borrow_mut().is_ok_and(|own| own.is_none())));
            yielder.suspend(text(1)).await;
        })));
        assert!(poll(shared.borrow_mut().as_mut().unwrap().as_mut()).is_ready());
        drop(shared.take());
    }

    #[test]
    fn what_is_refused_resumes_others_when_it_is_dropped() {
        let other = RefCell::new(Box::pin(raw::<usize>(async |mut yielder| {
            for n in 0.. {
                yielder.suspend(n).await;
            }
        })));
        let seen = Cell::new(0);
        let value = || {
            Does(|| {
                assert!(matches!(poll(other.borrow_mut().as_mut()), Poll::Ready(Some(n)) if n == seen.get()));
                seen.set(seen.get() + 1);
                panic!("in the drop of what is refused");
            })
        };
        let mut s = pin!(raw(async |mut yielder| {
            let _ = yielder.suspend(value());
            // The second one is refused.
            assert!(panics(|| _ = yielder.suspend(value())));
            std::future::pending::<()>().await;
        }));
        let polled = poll(s.as_mut());
        assert_eq!(seen.get(), 1);
        assert!(panics(|| drop(polled)));
        let mut g = raw_generator(async |mut yielder| {
            // Nobody has the waker.
            let suspension = yielder.suspend(value());
            assert!(panics(|| pin!(suspension).poll(&mut Context::from_waker(Waker::noop()))));
            yielder.suspend(value()).await;
        });
        let item = g.next();
        assert_eq!(seen.get(), 3);
        assert!(panics(|| drop(item)));
        assert_eq!(seen.get(), 4);
    }

    #[test]
    fn what_a_handler_yields_drops_a_stream_whose_handler_does() {
        struct Deep<'l>(u32, &'l RefCell<Vec<u32>>);
        impl Drop for Deep<'_> {
            fn drop(&mut self) {
                self.1.borrow_mut().push(self.0);
                if self.0 > 0 {
                    let mut s = Box::pin(deep(self.0 - 1, self.1));
                    assert!(poll(s.as_mut()).is_ready());
                    drop(s);
                }
            }
        }
        #[generator]
        fn deep<'l>(depth: u32, log: &'l RefCell<Vec<u32>>) -> impl Stream<Item = Option<Deep<'l>>> {
            let text = text(depth as usize);
            let held = &text;
            try_! {{
                yield_!(None);
            } except GeneratorExit => {
                yield_!(Some(Deep(depth, log)));
            }}
            log.borrow_mut().push(held.len() as u32);
        }
        let log = RefCell::default();
        let mut s = Box::pin(deep(3, &log));
        assert!(poll(s.as_mut()).is_ready());
        drop(s);
        assert_eq!(log.take(), [3, 2, 1, 0]);
    }
}

mod it_leaves_something_behind {
    use super::*;

    thread_local! {
        static KEPT: RefCell<Vec<Dyn<'static, Box<str>>>> = const { RefCell::new(Vec::new()) };
    }

    #[generator]
    fn handling() -> impl Stream<Item = Box<str>> {
        let local = text(0);
        let held = &local;
        try_! {{
            yield_!(held.clone());
            yield_!(held.clone());
        } except GeneratorExit => {
            yield_!(held.clone());
        }}
    }

    #[test]
    fn streams_that_a_thread_drops_at_its_end() {
        std::thread::spawn(|| {
            for polls in 0..4 {
                let mut s: Dyn<'_, _> = Box::pin(handling());
                for _ in 0..polls {
                    let _ = poll(s.as_mut());
                }
                KEPT.with_borrow_mut(|kept| kept.push(s));
            }
        })
        .join()
        .unwrap();
    }

    #[test]
    fn suspensions_that_are_forgotten() {
        let mut s = Box::pin(raw::<u32>(async |mut yielder| {
            let mut suspension = yielder.suspend(1);
            poll_fn(|context| Poll::Ready(Pin::new(&mut suspension).poll(context).is_pending())).await;
            mem::forget(suspension);
            std::future::pending::<()>().await;
        }));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(poll(s.as_mut()), Poll::Pending);
        drop(s);
        let mut g = raw_generator::<u32>(async |mut yielder| {
            mem::forget(yielder.suspend(1));
            yielder.suspend(2).await;
        });
        assert!(g.by_ref().eq([2]));
    }

    #[test]
    fn a_value_in_the_slot_of_a_body_that_ends_or_panics() {
        let dropped = Cell::new(0);
        let value = || Does(|| dropped.set(dropped.get() + 1));
        let mut s = Box::pin(raw(async |mut yielder| {
            let _ = yielder.suspend(value());
        }));
        assert!(matches!(poll(s.as_mut()), Poll::Ready(None)));
        assert_eq!(dropped.get(), if cfg!(feature = "std") { 1 } else { 0 });
        drop(s);
        assert_eq!(dropped.get(), 1);
        let mut s = Box::pin(raw(async |mut yielder| {
            let _ = yielder.suspend(value());
            panic!("with a value in the slot");
        }));
        assert!(panics(|| poll(s.as_mut())));
        drop(s);
        assert_eq!(dropped.get(), 2);
    }
}

mod it_is_elsewhere {
    use super::*;

    #[test]
    fn a_stream_is_made_here_polled_there_and_dropped_in_a_third_thread() {
        #[generator]
        fn handling() -> impl Stream<Item = Box<str>> + Send {
            let local = text(0);
            let held = &local;
            loop {
                try_! {{
                    yield_!(held.clone());
                } except GeneratorExit => {
                    yield_!(held.clone());
                }}
            }
        }
        let mut s = Box::pin(handling());
        let s = std::thread::spawn(move || {
            assert_eq!(poll(s.as_mut()), Poll::Ready(Some(text(0))));
            s
        })
        .join()
        .unwrap();
        std::thread::spawn(move || drop(s)).join().unwrap();
    }

    #[test]
    fn wakers_that_live_longer_and_in_other_threads() {
        let mut kept = Vec::new();
        let mut g = raw_generator::<Box<str>>(async |mut yielder| {
            for n in 0..3 {
                let waker = poll_fn(|context| Poll::Ready(context.waker().clone())).await;
                poll_fn(|context| {
                    context.waker().wake_by_ref();
                    assert!(!context.waker().will_wake(&waker));
                    Poll::Ready(())
                })
                .await;
                kept.push(waker);
                yielder.suspend(text(n)).await;
            }
        });
        assert!(g.by_ref().eq([text(0), text(1), text(2)]));
        drop(g);
        std::thread::spawn(move || kept.into_iter().for_each(Waker::wake)).join().unwrap();
    }

    #[test]
    fn a_yielder_in_a_thread_that_panics() {
        let mut s = Box::pin(raw::<Box<str>>(async |mut yielder| {
            std::thread::scope(|scope| {
                let there = scope.spawn(|| {
                    let _ = yielder.suspend(text(1));
                    let _ = yielder.suspend(text(2));
                });
                assert!(there.join().is_err());
            });
            std::future::pending::<()>().await;
        }));
        // With a slot of its own it takes the first.
        assert_eq!(poll(s.as_mut()).is_pending(), cfg!(feature = "std"));
        assert_eq!(poll(s.as_mut()), Poll::Pending);
    }

    #[test]
    fn generators_that_change_places_while_they_are_suspended() {
        let new = |first| {
            raw_generator::<Box<str>>(async move |mut yielder| {
                let local = text(first);
                let held = &local;
                yielder.suspend(held.clone()).await;
                yielder.suspend(held.clone()).await;
            })
        };
        let (mut a, mut b) = (Box::new(new(1)), new(2));
        assert_eq!((a.next(), b.next()), (Some(text(1)), Some(text(2))));
        mem::swap(&mut *a, &mut b);
        assert_eq!((a.next(), b.next()), (Some(text(2)), Some(text(1))));
        drop(a);
        assert_eq!(b.next(), None);
    }

    #[test]
    fn a_suspension_that_is_polled_with_the_waker_of_a_generator_inside() {
        let mut g = raw_generator::<Box<str>>(async |mut outer| {
            let mut suspension = outer.suspend(text(1));
            let mut inner = raw_generator::<u32>(async |mut inner| {
                let refused = poll_fn(|context| Poll::Ready(panics(|| Pin::new(&mut suspension).poll(context)))).await;
                assert!(refused);
                inner.suspend(1).await;
            });
            assert_eq!(inner.next(), Some(1));
        });
        assert_eq!(g.next(), None);
    }
}

mod it_panics_twice {
    use super::*;

    /// Panics, unless something does.
    struct Loud(&'static str);

    impl Drop for Loud {
        fn drop(&mut self) {
            if !std::thread::panicking() {
                panic!("{}", self.0);
            }
        }
    }

    #[generator]
    fn loud(text: Box<str>) -> impl Stream<Item = Option<Loud>> {
        let held = &text;
        let _first = Loud("a local");
        let _second = Loud("another");
        try_! {{
            yield_!(None);
        } except GeneratorExit => {
            let _here = Loud("in the handler");
            yield_!(Some(Loud("what is yielded")));
        }}
        drop(held.clone());
    }

    #[test]
    fn what_a_handler_yields_and_then_what_is_dropped() {
        let mut s = Box::pin(loud(text(1)));
        assert!(poll(s.as_mut()).is_ready());
        assert!(panics(|| drop(s)));
    }

    #[test]
    fn a_body_as_it_ends_and_then_the_next_poll() {
        let mut s = Box::pin(loud(text(1)));
        assert!(poll(s.as_mut()).is_ready());
        assert!(panics(|| poll(s.as_mut())));
        assert!(matches!(poll(s.as_mut()), Poll::Ready(None)));
        drop(s);
    }

    /// Yields where the body is being dropped, after its handlers.
    struct Last<'b>(Yielder<'b, Box<str>, Resume<(), ()>>);

    impl Drop for Last<'_> {
        fn drop(&mut self) {
            let _ = self.0.suspend(text(9));
        }
    }

    #[test]
    fn a_yield_in_a_destructor_after_the_handlers() {
        let told = |panics: bool| {
            stream::<Box<str>, _, _, _>(Handlers, async move |yielder| {
                let mut last = Last(yielder);
                let woken = last.0.suspend(text(1)).await;
                if let Resume::Close = woken {
                    assert!(!panics, "in the handler");
                    last.0.suspend(text(2)).await;
                }
                Step::Return(())
            })
        };
        let mut s = Box::pin(told(false));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(text(1))));
        assert_eq!(panics(|| drop(s)), cfg!(feature = "std"));
        let mut s = Box::pin(told(true));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(text(1))));
        assert!(panics(|| drop(s)));
    }

    #[test]
    fn a_body_that_panics_before_it_is_a_future() {
        fn no_future(mut yielder: Yielder<'_, Box<str>, ()>) -> std::future::Ready<Step<Box<str>, ()>> {
            let _ = panics(|| _ = yielder.suspend(text(1)));
            panic!("no future");
        }
        let made = catch_unwind(|| Box::pin(stream::<Box<str>, _, _, _>(NoHandlers, no_future)));
        // Without `std` the future is made where it is first polled.
        assert_eq!(made.is_err(), cfg!(feature = "std"));
        if let Ok(mut s) = made {
            assert!(panics(|| poll(s.as_mut())));
            assert_eq!(poll(s.as_mut()), Poll::Ready(None));
        }
        fn no_generator(yielder: Yielder<'_, Box<str>, (), Address>) -> std::future::Ready<Step<Box<str>, ()>> {
            mem::forget(yielder);
            panic!("no future");
        }
        assert!(panics(|| pinned_iterator::<Box<str>, _, _>(no_generator)));
    }
}
