//! What an expression holds while it is evaluated is dropped where Rust drops it: with the statement, with the operand of `&&`,
//! with the `if`.

use genfn_tests::{D, faithful};

faithful! {
    fn temporaries_of_the_left_of_a_lazy_operator_end_with_it(p: D, q: D) -> impl Iterator<Item = u32> {
        if {
            yield_!(1);
            make("a")
        } == p
            || seen("right", false)
        {}
        let _either = make("b").touch().len() as u32 == { yield_!(2); 9 } || seen("right", true);
        while seen("left", { yield_!(3); make("c") } != q) && !seen("right", true) {}
        let _all = { yield_!(4); make("d") } != p && make("e") != { yield_!(5); make("f") } && seen("last", true);
        log(format!("{}", { yield_!(6); make("g") } != q && seen("right", true)));
    }
    with (D("p"), D("q"));
}

faithful! {
    fn field_of_a_literal_that_a_variable_is_moved_into(p: D, q: D, r: D) -> impl Iterator<Item = u32> {
        if Some(((1, p).0, 6).1).map_or({ yield_!(1); 0 }, |x| x) == 0 {}
        if Some(((("a", q).0, 1), 6).1).map_or({ yield_!(2); 0 }, |x| x) == 0 {}
        if Some((((2, r).1, 1), 6).1).map_or({ yield_!(3); 0 }, |x| x) == 0 {}
    }
    with (D("p"), D("q"), D("r"));
}

faithful! {
    fn value_of_an_if_let_that_is_thrown_away_goes_after_what_its_scrutinee_holds(n: u32) -> impl Iterator<Item = u32> {
        let _ = if let Some(a) = make("a").some(n) {
            yield_!(a);
            make("b")
        } else {
            make("c")
        };
        if let Some(a) = make("d").some(n) {
            yield_!(a);
            make("e")
        } else {
            make("f")
        };
        let _ = match make("g").some(n) {
            Some(a) => {
                yield_!(a);
                make("h")
            }
            None => make("i"),
        };
        let _ = {
            if let Some(a) = make("j").some(n) {
                yield_!(a);
                make("k")
            } else {
                yield_!(2);
                make("l")
            }
        };
    }
    with (0), (1);
}

faithful! {
    fn value_of_a_match_with_a_suspending_guard_that_is_thrown_away(n: u32) -> impl Generator<Yield = u32, Send = u32> {
        let _ = match make("a").some(n) {
            Some(a) if yield_!(a) > 1 => make("b"),
            _ => make("c"),
        };
        match make("d").some(n) {
            Some(a) if yield_!(a) > 1 => make("e"),
            _ => make("f"),
        };
    }
    with (0) [1_u32, 12, 3, 4, 5], (1) [1_u32, 12, 3, 4, 5];
}

faithful! {
    fn value_of_a_guarded_arm_goes_after_what_its_pattern_takes(p: D, q: D) -> impl Generator<Yield = u32, Send = u32> {
        (match Some(p) {
            Some(b) if yield_!(b.0.len() as u32) > 7 => Some(make("a")),
            Some(c) => Some(c),
            None => None,
        });
        let _ = match Some(q).filter(|d| make("b").0.len() <= d.0.len()) {
            Some(b) if yield_!(b.0.len() as u32) > 7 => Some(make("c")),
            Some(c) => Some(c),
            None => None,
        };
    }
    with (D("p"), D("q")) [9_u32, 9], (D("p"), D("q")) [1_u32, 9], (D("p"), D("q")) [9_u32, 1];
}

faithful! {
    fn value_of_a_chain_that_is_thrown_away(n: u32) -> impl Iterator<Item = u32> {
        let _ = if let Some(a) = make("a").some(n) && seen("b", { yield_!(a); true }) {
            make("c")
        } else {
            make("d")
        };
        if let Some(a) = make("e").some(n) && seen("f", { yield_!(a); false }) {
            make("g")
        } else {
            make("h")
        };
    }
    with (0), (1);
}

faithful! {
    fn value_of_an_if_let_whose_scrutinee_suspends_that_is_thrown_away(n: u32) -> impl Iterator<Item = u32> {
        let _ = if let Some(1) = Some({ yield_!(n); n }) {
            seen("a", make("b").some(0))
        } else {
            None
        };
        if let Some(1) = Some({ yield_!(n); n }) {
            make("c")
        } else {
            make("d")
        };
    }
    with (0), (1);
}

faithful! {
    /// Another one of its name is assigned by the other operand.
    fn compared_local_stays_where_it_is(n: u32) -> impl Iterator<Item = u32> {
        let c = make("c");
        let same = c == {
            yield_!(1);
            let c: u32;
            c = n;
            log(format_args!("{c}"));
            make("d")
        };
        let again = c
            == match n {
                mut c => {
                    c += 1;
                    yield_!(c);
                    make("e")
                }
            };
        yield_!(u32::from(same || again));
        log("the end");
    }
    with (0), (1);
}

faithful! {
    fn value_that_suspends_is_a_temporary_where_it_is_borrowed(n: u32) -> impl Iterator<Item = u32> {
        let pair = |_: D, m: u32| (m > 1, make("y"));
        match (n > 0, { yield_!(0); make("a") }.other(n)) {
            (true, Some(_taken)) => {}
            (false, Some(_)) => {}
            (_, None) => yield_!(1),
        }
        let _ = pair(make("b"), { yield_!(2); make("c") }.some(n).unwrap_or({ yield_!(3); 0 }));
        let _ = pair(make("d"), ({ yield_!(4); S { a: make("e"), n } }).n + { yield_!(5); 1 });
        let _ = pair(make("f"), (&{ yield_!(6); make("g") }).some(n).unwrap_or({ yield_!(7); 0 }));
        let _ = pair(make("h"), u32::from({ yield_!(8); make("i") } == { yield_!(9); make("j") }) + { yield_!(10); 1 });
        let _ = pair(make("k"), S { n: { yield_!(11); 4 }, ..S { a: make("l"), n } }.n + { yield_!(12); 1 });
    }
    with (0), (1), (2);
}

faithful! {
    fn what_an_arm_leaves_of_a_temporary_goes_after_the_value(p: D, q: D) -> impl Iterator<Item = u32> {
        let (_, _) = match pair(p, make("a")) {
            (b, _) => {
                yield_!(1);
                (1, b)
            }
        };
        match pair(q, make("c")) {
            (d, _) => {
                yield_!(2);
                d
            }
        };
        let _n = seen(
            "outside",
            match pair(make("e"), make("f")) {
                (_, g) => {
                    yield_!(3);
                    g.0.len()
                }
            } + seen("later", 1),
        );
        let _h = match Some((make("i"), make("j"), make("k"))) {
            Some((_, l, _)) => {
                yield_!(4);
                l
            }
            None => make("m"),
        };
        match Some((make("n"), make("o"), make("p"))) {
            Some((_, l, _)) => {
                yield_!(4);
                drop(l);
            }
            None => {}
        }
    }
    with (D("p"), D("q"));
}

faithful! {
    fn parts_that_an_argument_leaves_are_dropped_in_order((_, b, _): (D, u32, D)) -> impl Iterator<Item = u32> {
        yield_!(b);
        yield_!(2);
    }
    with ((D("a"), 1, D("c")));
}

faithful! {
    fn parts_that_a_loop_leaves_are_dropped_in_order(list: Vec<(D, D, D)>) -> impl Iterator<Item = u32> {
        for (_, b, _) in list {
            yield_!(1);
            drop(b);
            yield_!(2);
        }
        for (_, _) in [(make("v"), make("w"))] {
            yield_!(2);
        }
        if let Some((_, c, _)) = Some((make("a"), make("b"), make("c"))) {
            yield_!(3);
            drop(c);
            yield_!(4);
        }
        while let Some((_, c, _)) = Some((make("d"), make("e"), make("f"))) {
            yield_!(5);
            drop(c);
            break;
        }
    }
    with (vec![(D("x"), D("y"), D("z"))]);
}

faithful! {
    fn part_of_what_a_call_returns_is_an_operand(p: D) -> impl Iterator<Item = u32> {
        let three = |a: D, b: D, _: ()| drop((b, a));
        three(pair(make("a"), make("b")).0, make("x"), yield_!(1));
        three(make("x"), pair(make("c"), make("d")).1, yield_!(2));
        three(pair(p, make("f")).1, pair(make("g"), make("h")).0, yield_!(3));
        let _n = (make("i"), 4, make("k")).1 + { yield_!(4); 2 };
    }
    with (D("p"));
}

faithful! {
    fn value_of_a_box_that_has_just_been_made(p: D) -> impl Iterator<Item = u32> {
        if let Some(_f) = Some(*Box::new(p)) {
            yield_!(1);
        } else {
        }
        match (*Box::new(*Box::new(make("a"))), make("b").some(1)) {
            (_a, Some(n)) => yield_!(n),
            _ => {}
        }
    }
    with (D("p"));
}

#[derive(Debug)]
struct S {
    a: D,
    n: u32,
}

fn pair(a: D, b: D) -> (D, D) {
    (a, b)
}

/// Something that borrows what it is called on.
trait Sometimes {
    fn some(&self, n: u32) -> Option<u32>;
    fn other(&self, n: u32) -> Option<D>;
}

impl Sometimes for D {
    fn some(&self, n: u32) -> Option<u32> {
        (n > 0).then_some(n)
    }

    fn other(&self, n: u32) -> Option<D> {
        (n < 2).then(|| genfn_tests::make("other"))
    }
}

faithful! {
    fn scrutinee_that_suspends_is_dropped_after_operands(p: D, q: D, r: D) -> impl Iterator<Item = u32> {
        let [first, .., last] = [
            p,
            match { yield_!(1); Err::<D, D>(q) } { Ok(d) => d, Err(_) => make("made") },
            { yield_!(2); make("last") },
        ];
        last.touch();
        let _pair = (
            (make("a"), match 'found: { if r.touch() == "stop" { break 'found Err(r) } yield_!(3); Ok(r) } {
                Ok(d) => d,
                Err(_) => make("b"),
            }).1,
            yield_!(4),
        );
        drop(first);
    }
    with (D("p"), D("q"), D("r")), (D("p"), D("q"), D("stop"));
}

faithful! {
    test what_a_let_leaves_of_a_guarded_arm_goes_before_what_the_scrutinee_holds
    {
        #[generator]
        fn held() -> impl Generator<Yield = u32, Send = u32> {
            let (_a, _) = match make("d").some(1) {
                Some(n) if yield_!(n) > 1 => (make("guarded"), make("left")),
                Some(_) => (make("a"), make("b")),
                None => (make("c"), make("e")),
            };
            yield_!(2);
        }

        #[generator]
        fn of_a_part() -> impl Generator<Yield = u32, Send = u32> {
            let (_a, _) = match (Pair { a: make("d1"), b: make("d2") }).a.some(1) {
                Some(n) if yield_!(n) > 1 => (make("guarded"), make("left")),
                Some(_) => (make("a"), make("b")),
                None => (make("c"), make("e")),
            };
            yield_!(2);
        }

        #[generator]
        fn nothing_held(n: Option<u32>) -> impl Generator<Yield = u32, Send = u32> {
            let (_a, _) = match n {
                Some(n) if yield_!(n) > 1 => (make("guarded"), make("left")),
                Some(_) => (make("a"), make("b")),
                None => (make("c"), make("e")),
            };
            yield_!(2);
        }

        struct Pair { a: D, b: D }
    }
    run {
        drive!(held(), [2u32, 1]);
        drive!(held(), [1u32, 1]);
        drive!(of_a_part(), [2u32, 1]);
        drive!(of_a_part(), [1u32, 1]);
        drive!(nothing_held(Some(1)), [2u32, 1]);
        drive!(nothing_held(Some(1)), [1u32, 1]);
        drive!(nothing_held(None), [1u32]);
    }
}

faithful! {
    test operand_of_a_scrutinee_goes_before_the_locals_where_a_later_operand_leaves
    {
        #[generator]
        fn returns(p: D, leave: bool) -> impl Iterator<Item = u32> {
            let _local = make("local");
            match with(p, &(if leave { return } else { make("temporary") })).some(1) {
                Some(n) => yield_!(n),
                None => {}
            }
        }

        #[generator]
        fn panics(p: D, leave: bool) -> impl Iterator<Item = u32> {
            let _local = make("local");
            match with(p, boom(&make("temporary"), leave)).some(1) {
                Some(n) => yield_!(n),
                None => {}
            }
        }

        #[generator]
        fn calls_another() -> impl Iterator<Item = u32> {
            two(make("operand"), two(match id(make("temporary")).some(1) { _ => make("value") }, { yield_!(1); make("b") }));
        }

        fn two(d: D, _: D) -> D { d }

        fn id(d: D) -> D { d }

        fn with(d: D, _: &D) -> D { d }

        fn boom(d: &D, leave: bool) -> &D {
            assert!(!leave, "boom");
            d
        }
    }
    run {
        drive!(returns(make("p"), true));
        drive!(returns(make("p"), false));
        drive!(panics(make("p"), true));
        drive!(panics(make("p"), false));
        drive!(calls_another());
    }
}

faithful! {
    test value_of_a_construct_that_is_compared_is_a_temporary
    {
        #[generator]
        fn matched(c: bool) -> impl Iterator<Item = u32> {
            if (match (c, Some(1)) { (true, Some(_n)) => make("a"), _ => make("b") }) == { yield_!(1); make("c") } {}
            if { yield_!(2); make("d") } == (match (make("e"), make("f")) { (e, _) => { yield_!(3); e } }) {}
            yield_!(4);
        }
    }
    run {
        drive!(matched(true));
        drive!(matched(false));
    }
}

faithful! {
    test value_of_a_construct_in_parentheses_is_an_operand
    {
        #[generator]
        fn fails(fail: bool) -> impl Generator<Yield = u32, Return = Result<u32, D>> {
            let _both = two(({ yield_!(1); make("operand") }), &result(Both { a: make("rest"), b: make("part") }.b, fail)?);
            yield_!(2);
            Ok(1)
        }

        struct Both { #[allow(dead_code)] a: D, b: D }

        fn result(d: D, fail: bool) -> Result<D, D> {
            if fail { Err(d) } else { Ok(d) }
        }

        fn two(a: D, _: &D) -> D { a }
    }
    run {
        drive!(fails(true));
        drive!(fails(false));
    }
}

faithful! {
    test what_is_matched_is_dropped_after_a_temporary_that_is_made_of_the_value
    {
        #[generator]
        fn listed(by_ref: bool) -> impl Iterator<Item = u32> {
            if let [first, ..] = &*vec![
                match { yield_!(1); Err::<D, D>(make("matched")) } {
                    Ok(d) => d,
                    Err(ref x) if by_ref => { log(x.touch()); make("value") }
                    Err(e) => e,
                },
                make("other"),
            ] {
                log(first.touch());
            }
            yield_!(2);
        }
    }
    run {
        drive!(listed(true));
        drive!(listed(false));
    }
}
