//! The drops of what was never started, and of what is primed.

use super::*;

/// What is dropped, in order.
struct Dropped(u32);

thread_local! {
    static DROPPED: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

impl Drop for Dropped {
    fn drop(&mut self) {
        DROPPED.with_borrow_mut(|dropped| dropped.push(self.0));
    }
}

/// What a generator that is never started drops.
fn dropped_unstarted<G>(make: impl FnOnce(Dropped, (Dropped, Dropped), Dropped, Dropped) -> G) -> Vec<u32> {
    drop(make(Dropped(1), (Dropped(2), Dropped(3)), Dropped(4), Dropped(5)));
    DROPPED.take()
}

mod unstarted {
    use futures::Stream;
    use genfn::prelude::*;

    use super::Dropped;

    type Pair = (Dropped, Dropped);

    #[generator]
    pub(super) fn iterator(a: Dropped, (b, c): Pair, _: Dropped, d: Dropped) -> impl Iterator<Item = u32> {
        yield_!(a.0 + b.0 + c.0 + d.0);
    }

    #[generator]
    pub(super) fn generator(
        a: Dropped,
        (b, c): Pair,
        _: Dropped,
        d: Dropped,
    ) -> impl Generator<Yield = u32, Send = u32> {
        let sent = yield_!(a.0 + b.0 + c.0 + d.0);
        yield_!(sent);
    }

    #[generator]
    pub(super) fn boxed(a: Dropped, (b, c): Pair, _: Dropped, d: Dropped) -> Box<dyn Iterator<Item = u32>> {
        yield_!(a.0 + b.0 + c.0 + d.0);
    }

    #[generator]
    pub(super) fn box_generator(a: Dropped, (b, c): Pair, _: Dropped, d: Dropped) -> BoxGenerator<'static, u32> {
        yield_!(a.0 + b.0 + c.0 + d.0);
    }

    #[generator(pinned)]
    pub(super) fn pinned(a: Dropped, (b, c): Pair, _: Dropped, d: Dropped) -> impl Iterator<Item = u32> {
        yield_!(a.0 + b.0 + c.0 + d.0);
    }

    #[generator(pinned)]
    pub(super) fn pinned_generator(
        a: Dropped,
        (b, c): Pair,
        _: Dropped,
        d: Dropped,
    ) -> impl Generator<Yield = u32, Send = u32> {
        let sent = yield_!(a.0 + b.0 + c.0 + d.0);
        yield_!(sent);
    }

    #[generator(pinned)]
    pub(super) fn boxed_pinned(a: Dropped, (b, c): Pair, _: Dropped, d: Dropped) -> BoxGenerator<'static, u32> {
        yield_!(a.0 + b.0 + c.0 + d.0);
    }

    #[generator]
    pub(super) fn stream(a: Dropped, (b, c): Pair, _: Dropped, d: Dropped) -> impl Stream<Item = u32> {
        yield_!(a.0 + b.0 + c.0 + d.0);
    }

    #[generator]
    pub(super) fn boxed_stream(
        a: Dropped,
        (b, c): Pair,
        _: Dropped,
        d: Dropped,
    ) -> std::pin::Pin<Box<dyn Stream<Item = u32>>> {
        yield_!(a.0 + b.0 + c.0 + d.0);
    }

    /// It handles exceptions, so it does something when it is dropped.
    #[generator]
    pub(super) fn handling(a: Dropped, (b, c): Pair, _: Dropped, d: Dropped) -> impl Iterator<Item = u32> {
        try_!({
            yield_!(a.0 + b.0 + c.0 + d.0);
        } finally {
            drop(b);
        });
    }
}

/// As an ordinary function's are, each as a whole: nothing was taken apart.
#[test]
fn parameters_of_what_never_started_are_dropped_last_to_first() {
    let whole = [5, 4, 2, 3, 1];
    assert_eq!(dropped_unstarted(unstarted::iterator), whole);
    assert_eq!(dropped_unstarted(unstarted::generator), whole);
    assert_eq!(dropped_unstarted(unstarted::boxed), whole);
    assert_eq!(dropped_unstarted(unstarted::box_generator), whole);
    assert_eq!(dropped_unstarted(unstarted::pinned), whole);
    assert_eq!(dropped_unstarted(unstarted::pinned_generator), whole);
    assert_eq!(dropped_unstarted(unstarted::boxed_pinned), whole);
    assert_eq!(dropped_unstarted(unstarted::stream), whole);
    assert_eq!(dropped_unstarted(unstarted::boxed_stream), whole);
    assert_eq!(dropped_unstarted(unstarted::handling), whole);
}

mod primed {
    use genfn::prelude::*;

    use super::Dropped;

    #[generator(primed)]
    pub(super) fn explicit(
        _a: Dropped,
        (_b, _): (Dropped, Dropped),
        _c: Dropped,
    ) -> impl Generator<Yield = (), Send = u32> {
        yield_!(());
    }

    #[generator(primed, pinned)]
    pub(super) fn pinned(
        _a: Dropped,
        (_b, _): (Dropped, Dropped),
        _c: Dropped,
    ) -> impl Generator<Yield = (), Send = u32> {
        yield_!(());
    }
}

/// What is primed has started: its parameters are taken apart.
#[test]
fn parameters_of_what_is_primed_are_dropped_as_those_of_a_function() {
    drop(primed::explicit(Dropped(1), (Dropped(2), Dropped(3)), Dropped(4)));
    assert_eq!(DROPPED.take(), [4, 2, 3, 1]);
    drop(primed::pinned(Dropped(1), (Dropped(2), Dropped(3)), Dropped(4)));
    assert_eq!(DROPPED.take(), [4, 2, 3, 1]);
}
