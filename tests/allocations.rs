//! What is allocated: nothing by a machine or by a stream that its user pins, one box by a pinned generator; nothing for an item.

#![allow(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use futures::Stream;
use genfn::prelude::*;

struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: it is the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: as the caller says.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as the caller says.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many allocations are made meanwhile.
fn allocations(run: impl FnOnce()) -> usize {
    let before = COUNT.get();
    run();
    COUNT.get() - before
}

/// Polls it to its end.
fn exhaust<T>(mut stream: Pin<&mut (impl Stream<Item = T> + ?Sized)>) -> usize {
    let mut items = 0;
    loop {
        match stream.as_mut().poll_next(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Some(_)) => items += 1,
            Poll::Ready(None) => return items,
            Poll::Pending => {}
        }
    }
}

#[test]
fn the_count_is_one() {
    assert_eq!(allocations(|| drop(Box::new(1))), 1);
}

#[generator]
fn counting(n: u32) -> impl Stream<Item = u32> {
    let numbers = [1, 2, 3];
    for _ in 0..n {
        for number in &numbers {
            std::future::ready(()).await;
            yield_!(*number);
        }
    }
}

#[test]
fn none_by_a_stream_that_its_user_pins() {
    assert_eq!(allocations(|| assert_eq!(exhaust(pin!(counting(100))), 300)), 0);
}

#[test]
fn none_by_a_stream_that_delegates_and_handles() {
    #[generator]
    fn handling(n: u32) -> impl Stream<Item = u32> {
        try_! {{
            yield_from!(counting(n));
            yield_from!(0..n);
        } finally {
            std::future::ready(()).await;
        }}
    }
    assert_eq!(allocations(|| assert_eq!(exhaust(pin!(handling(100))), 400)), 0);
}

#[test]
fn one_by_a_stream_in_a_box() {
    #[generator]
    fn boxed(n: u32) -> Pin<Box<dyn Stream<Item = u32>>> {
        for i in 0..n {
            yield_!(i);
        }
    }
    assert_eq!(allocations(|| assert_eq!(exhaust(boxed(100).as_mut()), 100)), 1);
}

#[test]
fn one_by_a_pinned_generator() {
    #[generator(pinned)]
    fn numbers(n: u32) -> impl Iterator<Item = u32> {
        let numbers = [1, 2, 3];
        for _ in 0..n {
            for number in &numbers {
                yield_!(*number);
            }
        }
    }
    #[generator(pinned)]
    fn sums() -> impl Generator<Yield = u32, Send = Option<u32>> {
        let mut sum = 0;
        let held = &mut sum;
        while let Some(sent) = yield_!(*held) {
            *held += sent;
        }
    }
    assert_eq!(allocations(|| assert_eq!(numbers(100).count(), 300)), 1);
    let send = || {
        let mut sums = sums();
        let mut last = sums.start().ok();
        for i in 0..100 {
            last = sums.send(i).ok();
        }
        assert_eq!(last, Some(4950));
    };
    assert_eq!(allocations(send), 1);
}

#[test]
fn none_by_a_machine() {
    #[generator]
    fn rows(n: usize) -> impl Iterator<Item = usize> {
        let mut grid = [[0; 4]; 4];
        for i in 0..n {
            let row = &mut grid[i % 4];
            yield_!(row[0]);
            row[0] += 1;
            yield_from!([1, 2]);
        }
    }
    assert_eq!(allocations(|| assert_eq!(rows(100).count(), 300)), 0);
}

mod elsewhere {
    #[derive(Debug)]
    pub(super) struct Part(pub(super) u32);
    pub(super) struct Whole {
        pub(super) part: Part,
        pub(super) n: u32,
        _other: Part,
    }

    pub(super) fn whole() -> Whole {
        Whole { part: Part(1), n: 2, _other: Part(3) }
    }
}

#[generator]
fn part_of_what_nothing_tells() -> impl Iterator<Item = u32> {
    let whole = elsewhere::whole();
    let part = whole.part;
    yield_!(part.0);
}

#[generator]
fn copy_of_what_nothing_tells() -> impl Iterator<Item = u32> {
    let whole = elsewhere::whole();
    let n = whole.n;
    yield_!(n);
}

#[test]
fn what_is_left_of_what_nothing_tells_is_one_box() {
    assert_eq!(allocations(|| assert!(part_of_what_nothing_tells().eq([1]))), 1);
    assert_eq!(allocations(|| assert!(copy_of_what_nothing_tells().eq([2]))), 0);
}
