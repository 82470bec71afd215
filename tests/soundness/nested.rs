//! Streams that are polled inside others, and suspensions inside futures.

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
