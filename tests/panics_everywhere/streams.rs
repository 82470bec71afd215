//! Streams.

use super::*;

type Made = Pin<Box<dyn FusedStream<Item = Value> + Send>>;

/// Drives it to each of its states, and ends it there. At least so many calls there are that may panic.
fn in_each_state(make: impl Fn(&'static Ledger) -> Made, calls: u64) {
    let mut most = 0;
    for polls in 0.. {
        let mut ended = false;
        for &end in ENDS {
            most = most.max(at_every_call(&format!("{end:?} after {polls} polls"), |ledger| {
                ended |= driven(&make, ledger, polls, end);
            }));
        }
        if ended {
            break;
        }
    }
    assert!(most >= calls, "only {most} calls");
}

/// Whether it has ended before.
fn driven(make: impl Fn(&'static Ledger) -> Made, ledger: &'static Ledger, polls: u32, end: End) -> bool {
    let Some(mut s) = unless_tripped(|| make(ledger)) else { return false };
    for _ in 0..polls {
        unless_tripped(|| {
            let waker = ledger.waker();
            let polled = s.as_mut().poll_next(&mut Context::from_waker(&waker));
            if let Poll::Ready(Some(value)) = polled {
                value.look();
            }
        });
        let _ = (s.is_terminated(), s.size_hint());
    }
    let ended = s.is_terminated() && !ledger.has_tripped();
    unless_tripped(|| end.come_to(s));
    ended
}

#[generator]
fn inner(ledger: &'static Ledger) -> impl FusedStream<Item = Value> + Send {
    let value = ledger.value();
    let held = &value;
    let mut node = pin!(ledger.node());
    node.as_mut().enter();
    yield_!(ledger.value());
    held.look();
    waits(ledger).await;
    yield_!(ledger.value());
}

#[generator]
fn plain(ledger: &'static Ledger, argument: Value) -> impl FusedStream<Item = Value> + Send {
    let mut node = pin!(ledger.node());
    let held = &argument;
    yield_!(ledger.value());
    node.as_mut().enter();
    held.look();
    waits(ledger).await;
    for value in [ledger.value(), ledger.value()] {
        yield_!(value);
    }
    yield_from!(inner(ledger));
    ledger.call();
}

#[test]
fn without_handlers() {
    in_each_state(
        |ledger| {
            let argument = ledger.value();
            Box::pin(plain(ledger, argument))
        },
        40,
    );
}

#[generator]
fn handling(ledger: &'static Ledger) -> impl FusedStream<Item = Value> + Send {
    let value = ledger.value();
    let held = &value;
    let mut node = pin!(ledger.node());
    node.as_mut().enter();
    try_! {{
        yield_!(ledger.value());
        waits(ledger).await;
        yield_from!(inner(ledger));
        try_! {{
            yield_!(ledger.value());
        } finally {
            // It awaits, which a drop does not wait for.
            waits(ledger).await;
            held.look();
        }}
    } except GeneratorExit => {
        let _here = ledger.value();
        ledger.call();
        // A drop drops what is yielded, and the rest where it stands.
        yield_!(ledger.value());
        held.look();
    } finally {
        let _last = ledger.value();
        yield_!(ledger.value());
        held.look();
    }}
}

#[test]
fn with_handlers() {
    in_each_state(|ledger| Box::pin(handling(ledger)), 50);
}

#[generator]
fn falling(ledger: &'static Ledger) -> impl FusedStream<Item = Result<u32, Value>> + Send {
    let _value = ledger.value();
    yield_!(Ok(1));
    waits(ledger).await;
    Err(ledger.passing())?;
}

#[generator]
fn over_one_that_fails(ledger: &'static Ledger) -> impl FusedStream<Item = Value> + Send {
    let mut s = pin!(falling(ledger));
    loop {
        match genfn::__private::next_item(s.as_mut()).await {
            Some(Ok(_)) => yield_!(ledger.value()),
            Some(Err(value)) => yield_!(value),
            None => break,
        }
    }
}

#[test]
fn with_an_error_at_its_end() {
    in_each_state(|ledger| Box::pin(over_one_that_fails(ledger)), 15);
}

fn told(mut yielder: Yielder<'_, Value, Resume<(), ()>>) -> impl Future<Output = Step<Value, ()>> {
    let step = move |value, context: &mut Context<'_>| assert!(pin!(yielder.suspend(value)).poll(context).is_pending());
    hand(step, true)
}

fn untold(mut yielder: Yielder<'_, Value, ()>) -> impl Future<Output = Step<Value, ()>> {
    let step = move |value, context: &mut Context<'_>| assert!(pin!(yielder.suspend(value)).poll(context).is_pending());
    hand(step, true)
}

#[test]
fn whose_body_is_a_future_by_hand() {
    in_each_state(
        |ledger| {
            LEDGER.set(Some(ledger));
            Box::pin(stream::<Value, _, _, _>(Handlers, told))
        },
        20,
    );
    in_each_state(
        |ledger| {
            LEDGER.set(Some(ledger));
            Box::pin(stream::<Value, _, _, _>(NoHandlers, untold))
        },
        20,
    );
}
