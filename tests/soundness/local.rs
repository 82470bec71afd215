//! The engine that has `std`: a yield finds the slot of its own stream wherever that runs, and only there.

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
            outer.suspend_in_a_future("of the outer".to_owned()).await;
        }));
        assert_eq!(inner.next().await, Some(1));
        assert_eq!(inner.next().await, None);
    }));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some("of the outer".to_owned())));
    assert_eq!(poll(s.as_mut()), Poll::Ready(None));
}

/// A `yield_!` that stands in the body itself is polled by nothing else: it looks for no other slot than the innermost.
#[test]
fn inside_another_stream_where_nothing_else_was_to_poll_it() {
    let mut s = pin!(raw::<String>(async |mut outer| {
        let mut inner = pin!(raw::<u32>(async |_| outer.suspend("of the outer".to_owned()).await));
        inner.next().await;
    }));
    assert_eq!(panic_of(|| poll(s.as_mut())), ELSEWHERE);
}

/// One function, for any lifetime: types can't tell its streams apart when they run.
fn lent<'a>(outer: Option<(Yielder<'_, &'a str, ()>, &'a str)>) -> impl AsyncFnOnce(Yielder<'_, &'static str, ()>) {
    async move |mut inner| {
        inner.suspend("for ever").await;
        if let Some((mut outer, short)) = outer {
            outer.suspend_in_a_future(short).await;
        }
    }
}

#[test]
fn inside_another_stream_of_another_lifetime() {
    let text = "not for ever".to_owned();
    let mut s = pin!(raw::<&str>(async |outer| {
        let mut inner = pin!(raw::<&'static str>(lent(Some((outer, text.as_str())))));
        assert_eq!(inner.next().await, Some("for ever"));
        assert_eq!(inner.next().await, None);
    }));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some("not for ever")));
    assert_eq!(poll(s.as_mut()), Poll::Ready(None));
}

#[test]
fn yielders_of_two_streams_change_places() {
    let mut s = pin!(raw::<u32>(async |outer| {
        let inner = raw::<u32>(async move |mut inner| {
            let mut outer = outer;
            mem::swap(&mut outer, &mut inner);
            outer.suspend(1).await;
            inner.suspend_in_a_future(10).await;
        });
        let mut inner = pin!(inner);
        assert_eq!(inner.next().await, Some(1));
        assert_eq!(inner.next().await, None);
    }));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(10)));
    assert_eq!(poll(s.as_mut()), Poll::Ready(None));
}

#[test]
fn a_suspension_of_the_outer_stream_is_woken_inside() {
    let mut s = pin!(told::<u32>(async |mut outer| {
        let mut suspension = outer.suspend(1);
        assert!((&mut suspension).now_or_never().is_none());
        step().await;
        let mut inner = pin!(told::<String>(async |mut inner| {
            assert!(matches!((&mut suspension).now_or_never(), Some(Resume::Send(()))));
            inner.suspend("inner".to_owned()).await;
        }));
        assert_eq!(inner.next().await, Some("inner".to_owned()));
    }));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(poll(s.as_mut()), Poll::Ready(None));
}

/// What polls it in the same step once more does not wake it.
#[test]
fn a_suspension_in_a_future_is_polled_again() {
    let mut s = pin!(raw::<u32>(async |mut yielder| {
        let mut suspension = yielder.suspend_in_a_future(1);
        for _ in 0..3 {
            assert!((&mut suspension).now_or_never().is_none());
        }
        suspension.await;
        let mut suspension = yielder.suspend_in_a_future(2);
        assert!((&mut suspension).now_or_never().is_none());
        step().await;
        assert!((&mut suspension).now_or_never().is_some());
    }));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(2)));
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
