//! Patterns in parameters, on every engine: values, and the order of every drop.
//!
//! A plain function binds its parameters in order, and drops them last to first: of each parameter first what its pattern has
//! bound, then what the pattern has left.

use std::cell::RefCell;

use genfn_tests::{D, engines};

struct Two(D, D);

/// Two whose names tell where they come from.
fn two(a: &'static str, b: &'static str) -> Two {
    Two(D(a), D(b))
}

struct Three {
    a: D,
    b: D,
    c: D,
}

fn three(a: &'static str, b: &'static str, c: &'static str) -> Three {
    Three { a: D(a), b: D(b), c: D(c) }
}

/// Its type has a destructor, so a pattern copies out of it.
struct Guard(u32, &'static str);

impl Drop for Guard {
    fn drop(&mut self) {
        genfn_tests::log(format_args!("drop guard {}", self.1));
    }
}

enum Only {
    This(D, D),
}

engines! {
    fn structs_of_which_the_last_leaves_a_part(Two(a, d): Two, Two(b, _): Two) -> impl Iterator<Item = u32> {
        yield_!(1);
        log("end");
    }
    with (two("a", "d"), two("b", "left"));
}

engines! {
    fn tuples_of_which_the_last_leaves_a_part((a, b): (D, D), (c, _): (D, D)) -> impl Iterator<Item = u32> {
        yield_!(1);
        log("end");
    }
    with ((D("a"), D("b")), (D("c"), D("left")));
}

engines! {
    fn parameters_of_different_types((a, _): (D, D), Two(_, b): Two, [c, _, d]: [D; 3]) -> impl Iterator<Item = u32> {
        yield_!(1);
        drop(b);
        yield_!(2);
    }
    with ((D("a"), D("left 1")), two("left 2", "b"), [D("c"), D("left 3"), D("d")]);
}

engines! {
    fn plain_parameters_between_those_that_are_taken_apart(
        first: D, _: D, (a, _): (D, D), second: D, _: D, Two(b, c): Two, mut last: D
    ) -> impl Iterator<Item = u32> {
        yield_!(1);
        drop(second);
        last = D("another");
        yield_!(2);
        log("end");
    }
    with (D("first"), D("_ 1"), (D("a"), D("left")), D("second"), D("_ 2"), two("b", "c"), D("last"));
}

engines! {
    /// The runs of elements that are left go last to first.
    fn elements_of_arrays([_, b, _, _]: [D; 4], [c, _, e]: [D; 3]) -> impl Iterator<Item = u32> {
        yield_!(1);
        log("end");
    }
    with ([D("1"), D("2"), D("3"), D("4")], [D("5"), D("6"), D("7")]);
}

engines! {
    fn rests_of_arrays([a, ..]: [D; 3], [.., b]: [D; 3], [_, c @ ..]: [D; 3], [d @ .., _]: [D; 3]) -> impl Iterator<Item = usize> {
        yield_!(c.len());
        drop(d);
        yield_!(2);
    }
    with (
        [D("1"), D("2"), D("3")], [D("4"), D("5"), D("6")], [D("7"), D("8"), D("9")], [D("10"), D("11"), D("12")]
    );
}

engines! {
    fn elements_that_are_taken_apart([(n, _), (m, _)]: [(u32, D); 2], [(a, _), (_, b), (_, _)]: [(D, D); 3]) -> impl Iterator<Item = u32> {
        yield_!(n);
        drop(b);
        yield_!(m);
    }
    with ([(1, D("1")), (2, D("2"))], [(D("3"), D("4")), (D("5"), D("6")), (D("7"), D("8"))]);
}

engines! {
    fn rests_of_tuples((a, ..): (D, D, D), (.., b): (D, D, D), (c, .., d): (D, D, D, D), (..): (D, D)) -> impl Iterator<Item = u32> {
        yield_!(1);
        drop(a);
        yield_!(2);
    }
    with (
        (D("1"), D("2"), D("3")), (D("4"), D("5"), D("6")), (D("7"), D("8"), D("9"), D("10")), (D("11"), D("12"))
    );
}

engines! {
    /// Fields are dropped in the order of their declaration, whatever the pattern's.
    fn fields_in_another_order(
        Three { c: _, b: _, a }: Three, Three { c, a: _, b: _ }: Three, Three { b, a: _, c: _ }: Three, x: D
    ) -> impl Iterator<Item = u32> {
        yield_!(1);
        log("end");
    }
    with (three("1", "2", "3"), three("4", "5", "6"), three("7", "8", "9"), D("x"));
}

engines! {
    fn numbered_fields(Two { 1: a, 0: _ }: Two, Two { 0: b, 1: c }: Two) -> impl Iterator<Item = u32> {
        yield_!(1);
        log("end");
    }
    with (two("1", "2"), two("3", "4"));
}

engines! {
    test nested_patterns
    {
        struct Outer {
            inner: Three,
            pair: (D, D),
            two: Two,
            n: u32,
        }

        #[generator]
        fn nested(
            Outer { two: Two(_, a), n, inner: Three { c, a: _, b }, pair: (_, d) }: Outer,
            (Two(e, _), [f, _], (g, (_, h))): (Two, [D; 2], (D, (D, D))),
            Outer { pair: _, inner: Three { a: i, b: _, c: _ }, two, .. }: &Outer,
            last: D,
        ) -> impl Iterator<Item = u32> {
            yield_!(n);
            drop(h);
            yield_!(i.0.len() as u32);
            log("end");
        }

        fn outer(n: u32) -> Outer {
            Outer { inner: three("a", "b", "c"), pair: (D("d"), D("e")), two: two("f", "g"), n }
        }
    }
    run {
        let kept = Box::leak(Box::new(outer(1)));
        let parts = (two("1", "2"), [D("3"), D("4")], (D("5"), (D("6"), D("7"))));
        drive!(nested(outer(2), parts, &*kept, D("last")));
    }
}

engines! {
    test types_with_destructors_stay_as_a_whole
    {
        struct Held {
            a: D,
            guard: Guard,
            b: D,
            other: Guard,
        }

        #[generator]
        fn held(
            Guard(n, _): Guard,
            (Guard(m, name), x): (Guard, D),
            Held { b: _, other: Guard(k, _), a: _, guard: Guard(l, _) }: Held,
            Held { b, other: Guard(..), a: _, guard: Guard(i, j) }: Held,
            last: D,
        ) -> impl Iterator<Item = u32> {
            yield_!(n + m);
            log(name);
            yield_!(k + l + i);
        }

        fn all(n: u32) -> Held {
            Held { a: D("a"), guard: Guard(n, "guard"), b: D("b"), other: Guard(n, "other") }
        }
    }
    run {
        drive!(held(Guard(1, "first"), (Guard(2, "second"), D("x")), all(3), all(4), D("last")));
    }
}

engines! {
    fn names_of_wholes(a @ _: D, all @ Two(..): Two, Two(b, c @ _): Two, n @ 0..=255: u8, () : ()) -> impl Iterator<Item = u8> {
        yield_!(n);
        drop(all);
        yield_!(1);
    }
    with (D("a"), two("1", "2"), two("3", "4"), 7, ());
}

engines! {
    fn patterns_of_references<'a>(
        &n: &'a u32, (a, &m): (D, &'a u32), &(ref b, _): &'a (u32, u32), (x, y): &'a (u32, u32), [i, ..]: &'a [u32; 3]
    ) -> impl Iterator<Item = u32> {
        yield_!(n + m + b);
        drop(a);
        yield_!(x + y + i);
    }
    with (&1, (D("a"), &2), &(3, 4), &(5, 6), &[7, 8, 9]);
}

engines! {
    /// What is borrowed stays a part of the parameter.
    fn ref_beside_what_is_moved((ref a, b, _): (D, D, D), (c, (ref d, e)): (D, (D, D)), f: D) -> impl Iterator<Item = usize> {
        yield_!(a.0.len());
        drop(b);
        yield_!(a.0.len() + d.0.len());
        drop(e);
        yield_!(0);
    }
    with ((D("a"), D("b"), D("left")), (D("c"), (D("d"), D("e"))), D("f"));
}

engines! {
    fn ref_alone((ref a, ref b): (D, D), x: D, Two(ref c, _): Two) -> impl Iterator<Item = usize> {
        let n = a.0.len() + c.0.len();
        yield_!(n);
        log("end");
    }
    with ((D("a"), D("b")), D("x"), two("c", "d"));
}

engines! {
    fn ref_to_all_that_there_is((ref a, ref b): (D, D), [_, ref c]: [D; 2], (ref d, ..): (D, D, D)) -> impl Iterator<Item = usize> {
        yield_!(a.0.len());
        yield_!(b.0.len() + c.0.len() + d.0.len());
        log("end");
    }
    with ((D("a"), D("b")), [D("left"), D("c")], (D("d"), D("left 1"), D("left 2")));
}

engines! {
    fn boxes(a: Box<D>, (b, c): (Box<D>, Box<D>), (e, _): (Box<D>, Box<D>)) -> impl Iterator<Item = u32> {
        let unboxed = *a;
        yield_!(1);
        drop(b);
        yield_!(2);
    }
    with (Box::new(D("a")), (Box::new(D("b")), Box::new(D("c"))), (Box::new(D("e")), Box::new(D("left"))));
}

engines! {
    fn mutable_names((mut a, _): (D, D), mut b: D, (mut n, m): (u32, u32), mut c: D) -> impl Iterator<Item = u32> {
        n += m;
        yield_!(n);
        b = D("another b");
        a = D("another a");
        n += 1;
        yield_!(n);
        c = D("another c");
        yield_!(n);
    }
    with ((D("a"), D("left")), D("b"), (4, 5), D("c"));
}

engines! {
    fn alternatives((Ok(a) | Err(a)): Result<D, D>, b: D, Only::This(c, _): Only) -> impl Iterator<Item = u32> {
        yield_!(1);
        drop(a);
        yield_!(2);
    }
    with (Ok(D("a")), D("b"), Only::This(D("c"), D("left"))),
        (Err(D("a")), D("b"), Only::This(D("c"), D("left")));
}

engines! {
    fn early_returns((a, _): (D, D), stop: u32, Two(_, b): Two, values: Vec<D>) -> impl Iterator<Item = u32> {
        for (n, value) in (0..).zip(values) {
            if n == stop {
                return;
            }
            yield_!(n);
        }
        drop(a);
        yield_!(9);
    }
    with ((D("a"), D("left 1")), 1, two("left 2", "b"), vec![D("1"), D("2"), D("3")]),
        ((D("a"), D("left 1")), 9, two("left 2", "b"), vec![D("1"), D("2")]);
}

engines! {
    fn panics_drop_parameters_in_order((a, _): (D, D), at: u32, Two(_, b): Two, [c, _]: [D; 2]) -> impl Iterator<Item = u32> {
        if at == 0 {
            panic!("boom before the first yield");
        }
        yield_!(1);
        drop(c);
        if at == 1 {
            panic!("boom after it");
        }
        yield_!(2);
    }
    with ((D("a"), D("left 1")), 0, two("left 2", "b"), [D("c"), D("left 3")]),
        ((D("a"), D("left 1")), 1, two("left 2", "b"), [D("c"), D("left 3")]),
        ((D("a"), D("left 1")), 2, two("left 2", "b"), [D("c"), D("left 3")]);
}

engines! {
    fn names_that_are_moved_on_some_paths((a, _): (D, D), early: bool, (b, c): (D, D), _: D) -> impl Iterator<Item = u32> {
        if early {
            drop(c);
        }
        yield_!(1);
        if !early {
            drop(a);
        }
        yield_!(2);
    }
    with ((D("a"), D("left")), true, (D("b"), D("c")), D("_")), ((D("a"), D("left")), false, (D("b"), D("c")), D("_"));
}

engines! {
    fn names_that_are_hidden((a, _): (D, D), b: D, (c, d): (D, D)) -> impl Iterator<Item = u32> {
        let a = a;
        let b = (b, d);
        yield_!(1);
        log("end");
    }
    with ((D("a"), D("left")), D("b"), (D("c"), D("d")));
}

engines! {
    fn impl_trait_and_generic_parameters<T: Clone, U>(
        (text, _): (impl ToString, D), [a, _]: [T; 2], into: impl Into<u32>, (call, _): (impl Fn(u32) -> u32, U)
    ) -> impl Iterator<Item = u32> {
        let copy = a.clone();
        yield_!(text.to_string().len() as u32);
        drop(a);
        yield_!(call(into.into()));
    }
    with ((123, D("1")), [D("2"), D("3")], 4u8, (|n| n + 1, D("4")));
}

engines! {
    test methods
    {
        struct Owner {
            a: D,
            n: u32,
        }

        impl Owner {
            #[generator]
            fn by_value(mut self, (a, _): (D, D), b: D, Two(_, c): Two) -> impl Iterator<Item = u32> {
                yield_!(self.n);
                self.a = a;
                yield_!(2);
            }

            #[generator]
            fn by_box(self: Box<Self>, (a, _): (D, D), [b, ..]: [D; 2]) -> impl Iterator<Item = u32> {
                yield_!(self.n);
                drop(b);
                yield_!(2);
            }

            #[generator]
            fn by_reference<'a>(&'a self, (a, _): (D, D), b: D, Two(_, c): Two) -> impl Iterator<Item = u32> {
                yield_!(self.n);
                drop(b);
                yield_!(2);
            }

            #[generator]
            fn by_mutable_reference<'a>(&'a mut self, (a, _): (D, D), b: D, Two(_, c): Two) -> impl Iterator<Item = u32> {
                yield_!(self.n);
                self.a = b;
                yield_!(2);
                self.n = 3;
            }
        }

        fn owner() -> Owner {
            Owner { a: D("owner"), n: 1 }
        }
    }
    run {
        drive!(owner().by_value((D("a"), D("left")), D("b"), two("left 2", "c")));
        drive!(Box::new(owner()).by_box((D("a"), D("left")), [D("b"), D("left 2")]));
        drive!(Box::leak(Box::new(owner())).by_reference((D("a"), D("left")), D("b"), two("left 2", "c")));
        drive!(Box::leak(Box::new(owner())).by_mutable_reference((D("a"), D("left")), D("b"), two("left 2", "c")));
    }
}

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

engines! {
    fn what_a_pattern_borrows_to_change_it((ref mut a, ref b): (String, D), Two(ref mut c, _): Two) -> impl Iterator<Item = u32> {
        a.push('!');
        *c = D("changed");
        let n = a.len() as u32;
        log(b.0);
        yield_!(n);
        log("end");
    }
    with (("a".to_owned(), D("b")), two("c", "left"));
}
