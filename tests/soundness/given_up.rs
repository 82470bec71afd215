//! Suspensions that are not awaited to their ends.

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
    // The step that it was made in is over: it goes on. Where there is no std it has a flag, and waits for a step of its own.
    let mut s = pin!(raw(async |yielder| body(yielder).await));
    let mut t = pin!(told(async |yielder| body(yielder).await));
    assert_eq!(
        (poll(s.as_mut()), poll(t.as_mut())),
        (Poll::Ready(Some("one".into())), Poll::Ready(Some("one".into())))
    );
    if !cfg!(feature = "std") {
        assert_eq!((poll(s.as_mut()), poll(t.as_mut())), (Poll::Pending, Poll::Pending));
    }
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
