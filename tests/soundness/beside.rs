//! The engine without: a yielder finds its slot wherever it is.

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
