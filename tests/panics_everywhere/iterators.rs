//! Pinned iterators.

use super::*;

type Made = Box<dyn Iterator<Item = Value> + Send>;

fn in_each_state(make: impl Fn(&'static Ledger) -> Made, calls: u64) {
    let mut most = 0;
    for items in 0..8 {
        for &end in ENDS {
            most = most.max(at_every_call(&format!("{end:?} after {items} items"), |ledger| {
                let Some(mut g) = unless_tripped(|| make(ledger)) else { return };
                for _ in 0..items {
                    unless_tripped(|| drop(g.next()));
                }
                unless_tripped(|| end.come_to(g));
            }));
        }
    }
    assert!(most >= calls, "only {most} calls");
}

#[generator(pinned)]
fn plain(ledger: &'static Ledger) -> impl Iterator<Item = Value> + Send {
    let mut node = pin!(ledger.node());
    node.as_mut().enter();
    let value = ledger.value();
    let held = &value;
    for value in [ledger.value(), ledger.value()] {
        yield_!(value);
        held.look();
    }
}

#[test]
fn without_handlers() {
    in_each_state(|ledger| Box::new(plain(ledger)), 10);
}

fn told(mut yielder: Yielder<'_, Value, Resume<(), ()>, Address>) -> impl Future<Output = Step<Value, ()>> {
    let step = move |value, context: &mut Context<'_>| assert!(pin!(yielder.suspend(value)).poll(context).is_pending());
    hand(step, false)
}

fn untold(mut yielder: Yielder<'_, Value, (), Address>) -> impl Future<Output = Step<Value, ()>> {
    let step = move |value, context: &mut Context<'_>| assert!(pin!(yielder.suspend(value)).poll(context).is_pending());
    hand(step, false)
}

#[test]
fn whose_body_is_a_future_by_hand() {
    in_each_state(
        |ledger| {
            LEDGER.set(Some(ledger));
            let kind = genfn::__private::kind!(());
            Box::new(pinned_generator::<Value, (), (), _, _, _>(kind, "told", Handlers, told))
        },
        20,
    );
    in_each_state(
        |ledger| {
            LEDGER.set(Some(ledger));
            Box::new(pinned_iterator::<Value, _, _>(untold))
        },
        20,
    );
}
