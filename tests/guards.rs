//! Guards of `match` arms that suspend, as any expression may.

use genfn_tests::faithful;

faithful! {
    fn a_block(k: u32) -> impl Iterator<Item = u32> {
        match k {
            4 if { yield_!(1); false } => log("never"),
            5 if { yield_!(2); log("in the guard"); k > 4 } => yield_!(3),
            n if { let held = make("held"); yield_!(4); yield_!(5); log(held.0); k > 6 } && n < 9 => yield_!(n),
            _ => yield_!(6),
        }
        log("after");
    }
    with (4), (5), (6), (7), (10);
}

faithful! {
    test several_suspensions
    {
        #[generator]
        fn compared(x: u32) -> impl Generator<Send = u32, Return = u32> {
            match x {
                0 => 9,
                i if yield_!() == yield_!() => i,
                i if seen("left", yield_!()) + seen("right", yield_!()) == 3 && i == 1 => 7,
                _ => 0,
            }
        }

        #[generator]
        fn either(x: Option<String>) -> impl Generator<Send = bool, Return = usize> {
            match x {
                Some(text) if yield_!() || yield_!() => text.len(),
                Some(text) if text.len() == 3 && !yield_!() && text.is_empty() == yield_!() => 10 + text.len(),
                _ => 0,
            }
        }
    }
    run {
        drive!(compared(0), [0u32; 0]);
        drive!(compared(1), [2u32, 2]);
        drive!(compared(1), [2u32, 3, 1, 2]);
        drive!(compared(2), [2u32, 3, 1, 2]);
        drive!(compared(1), [2u32, 3, 1, 1]);
        drive!(either(Some("abc".to_owned())), [true]);
        drive!(either(Some("abc".to_owned())), [false, true]);
        drive!(either(Some("abc".to_owned())), [false, false, false, false]);
        drive!(either(Some("abc".to_owned())), [false, false, true]);
        drive!(either(Some("ab".to_owned())), [false, false]);
        drive!(either(None), [true; 0]);
    }
}

faithful! {
    test what_is_delegated_to
    {
        #[generator]
        fn guarded(x: u32) -> impl Iterator<Item = u32> {
            match x {
                n if { yield_from!([1, 2]); n > 1 } => yield_!(n),
                n if { yield_from!(vec![n; 2]); log("asked"); true } => yield_!(3),
                _ => {}
            }
        }
    }
    run {
        drive!(guarded(0));
        drive!(guarded(2));
    }
}

faithful! {
    fn what_a_guard_holds_goes_with_it(k: u32) -> impl Iterator<Item = u32> {
        match k {
            n if make("left").0.len() == { yield_!(1); 4 } && make("right").0.len() == { yield_!(2); n as usize } => {
                log("first");
                yield_!(3);
            }
            n if { yield_!(4); make("tail").0.len() > 4 } => log(n),
            n => log(n + 100),
        }
    }
    with (5), (6);
}

faithful! {
    test what_a_guard_names_around_its_suspensions
    {
        #[generator]
        fn copied(x: Option<u32>) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
            match x {
                Some(n) if { let more = n + 1; yield_!(more); yield_!(n) > more } => n,
                Some(n) if n > 7 || yield_!(n + 2) == n => 100 + n,
                Some(n) if f(n, yield_!(3)) && f(yield_!(n), n + yield_!(4)) => 200 + n,
                _ => 0,
            }
        }

        #[generator]
        fn borrowed(x: Option<String>) -> impl Generator<Yield = usize, Send = usize, Return = String> {
            match x {
                Some(text) if { yield_!(text.len()); log(format!("{text}")); yield_!(1) == text.len() } => text,
                Some(text) if text.len() == yield_!(2) => text + "!",
                Some(text) if g(&text, yield_!(3)) && { yield_!(4) } + text.len() == yield_!(5) => text + "?",
                _ => String::new(),
            }
        }

        fn f(a: u32, b: u32) -> bool {
            log(format!("{a} {b}"));
            a == b
        }

        fn g(text: &str, n: usize) -> bool {
            text.len() == n
        }
    }
    run {
        for x in [None, Some(8), Some(1)] {
            drive!(copied(x), [0u32, 3, 1]);
            drive!(copied(x), [0u32, 1, 1]);
            drive!(copied(x), [0u32, 1, 2, 1, 6, 5]);
            drive!(copied(x), [0u32, 1, 2, 1, 6, 4]);
        }
        for x in [None, Some("abc".to_owned())] {
            drive!(borrowed(x.clone()), [0usize, 3]);
            drive!(borrowed(x.clone()), [0usize, 1, 3]);
            drive!(borrowed(x.clone()), [0usize, 1, 2, 3, 1, 4]);
            drive!(borrowed(x), [0usize, 1, 2, 3, 1, 5]);
        }
    }
}
