//! Streams on several threads.

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
