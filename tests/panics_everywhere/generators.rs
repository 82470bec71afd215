//! Pinned generators.

use super::*;

type Made = Box<dyn Generator<Yield = Value, Send = Value, Return = Result<Value, Value>> + Send>;

/// What is done to it in a state.
#[derive(Clone, Copy, Debug)]
enum Act {
    Send,
    Throw,
    Close,
    Nothing,
}

/// Drives it to each of its states, does something to it there, and ends it. At least so many calls there are.
fn in_each_state(make: impl Fn(&'static Ledger) -> Made, calls: u64) {
    let mut most = 0;
    for sends in 0.. {
        let mut ended = false;
        for act in [Act::Send, Act::Throw, Act::Close, Act::Nothing] {
            for &end in ENDS {
                most = most.max(at_every_call(&format!("{end:?} after {sends} sends and {act:?}"), |ledger| {
                    ended |= driven(&make, ledger, sends, act, end);
                }));
            }
        }
        if ended {
            break;
        }
    }
    assert!(most >= calls, "only {most} calls");
}

/// Whether it had ended before something was done to it.
fn driven(make: impl Fn(&'static Ledger) -> Made, ledger: &'static Ledger, sends: u32, act: Act, end: End) -> bool {
    let Some(mut g) = unless_tripped(|| make(ledger)) else { return false };
    let mut resume = |with: &dyn Fn() -> Resume<Value, Result<Value, Value>>| {
        unless_tripped(|| match g.resume(with()) {
            Ok(value) | Err(StopIteration { value: Some(Ok(value) | Err(value)) }) => value.look(),
            Err(StopIteration { value: None }) => {}
        });
        let _ = (g.suspended_at(), g.delegate().is_some());
        g.state() == State::Closed
    };
    let mut ended = false;
    for n in 0..sends {
        ended = if n == 0 { resume(&|| Resume::Start) } else { resume(&|| Resume::Send(ledger.value())) };
    }
    match act {
        Act::Send if sends == 0 => drop(resume(&|| Resume::Start)),
        Act::Send => drop(resume(&|| Resume::Send(ledger.value()))),
        Act::Throw => drop(resume(&|| Resume::Throw(Err(ledger.passing())))),
        Act::Close => drop(resume(&|| Resume::Close)),
        Act::Nothing => {}
    }
    unless_tripped(|| end.come_to(g));
    ended && !ledger.has_tripped()
}

#[generator(pinned)]
fn inner(ledger: &'static Ledger) -> impl Generator<Yield = Value, Send = Value, Return = Result<Value, Value>> + Send {
    let value = ledger.value();
    let held = &value;
    let mut node = pin!(ledger.node());
    node.as_mut().enter();
    try_! {{
        let sent = yield_!(ledger.value());
        held.look();
        drop(yield_!(sent));
    } finally {
        held.look();
    }}
    Ok(ledger.passing())
}

#[generator(pinned)]
fn handling(
    ledger: &'static Ledger,
) -> impl Generator<Yield = Value, Send = Value, Return = Result<Value, Value>> + Send {
    let value = ledger.value();
    let held = &value;
    let mut node = pin!(ledger.node());
    node.as_mut().enter();
    try_! {{
        let sent = yield_!(ledger.value());
        sent.look();
        drop(yield_!(sent));
        yield_from!(inner(ledger))?.look();
    } except GeneratorExit => {
        let _here = ledger.value();
        // A drop drops what is yielded, and the rest where it stands.
        drop(yield_!(ledger.value()));
        held.look();
    } except error => {
        error.look();
        drop(yield_!(error));
    } finally {
        let _last = ledger.value();
        drop(yield_!(ledger.value()));
        held.look();
    }}
    Ok(ledger.passing())
}

#[test]
fn with_handlers() {
    in_each_state(|ledger| Box::new(handling(ledger)), 40);
}

#[generator(pinned)]
fn plain(
    ledger: &'static Ledger,
    argument: Value,
) -> impl Generator<Yield = Value, Send = Value, Return = Result<Value, Value>> + Send {
    let held = &argument;
    let mut node = pin!(ledger.node());
    node.as_mut().enter();
    let mut last = ledger.passing();
    for _ in 0..2 {
        last = yield_!(last);
        held.look();
    }
    yield_from!(inner(ledger))?.look();
    drop(last);
    Err(ledger.passing())?;
    Ok(ledger.passing())
}

#[test]
fn without_handlers() {
    in_each_state(
        |ledger| {
            let argument = ledger.value();
            Box::new(plain(ledger, argument))
        },
        30,
    );
}
