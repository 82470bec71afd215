//! Every kind of pattern, and what it leaves.

use super::*;

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
