//! Bodies at the edges: no yield, no reachable yield, nothing at all, items, and code that only looks like a yield.

use genfn_tests::faithful;

faithful! {
    fn no_yield_at_all(n: u32) -> impl Iterator<Item = u32> {
        let _d = D("held");
        log(n);
    }
    with (3);
}

faithful! {
    fn no_yield_in_a_generator(n: u32) -> impl Generator<Yield = String, Send = u32, Return = u32> {
        let doubled = n * 2;
        if n == 1 {
            return 7;
        }
        doubled
    }
    with (1), (3) [5u32];
}

faithful! {
    fn empty_body(_d: D) -> impl Iterator<Item = u32> {}
    with (D("argument"));
}

faithful! {
    fn only_a_yield() -> impl Iterator<Item = u32> {
        yield_!(1)
    }
    with ();
}

faithful! {
    fn yield_as_the_return_value() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        yield_!(1)
    }
    with () [5u32];
}

faithful! {
    fn yield_after_a_return(n: u32) -> impl Iterator<Item = u32> {
        let d = D("held");
        if n == 0 {
            yield_!(1);
            return;
        } else {
            log(d.0);
            return;
        }
        yield_!(2);
    }
    with (0), (1);
}

faithful! {
    fn a_loop_after_a_return(n: u32) -> impl Generator<Yield = u32, Return = u32> {
        for i in 0..n {
            yield_!(i);
            return 7;
            for _ in 0..n {}
        }
        8
    }
    with (0), (1);
}

faithful! {
    /// A `Vec` whose type only unreachable code tells.
    fn unreachable_code_may_carry_a_type() -> impl Iterator<Item = usize> {
        let v = Vec::new();
        yield_!(v.len());
        return;
        let _: &Vec<String> = &v;
        yield_!(1);
    }
    with ();
}

faithful! {
    fn yield_in_a_branch_that_is_never_taken() -> impl Iterator<Item = u32> {
        if false {
            yield_!(1);
        }
        while false {
            yield_!(2);
        }
        for _ in 0..0 {
            yield_!(3);
        }
        match 1 {
            2 => yield_!(4),
            _ => {}
        }
        log("end");
    }
    with ();
}

faithful! {
    fn yield_after_an_endless_loop(n: u32) -> impl Iterator<Item = u32> {
        loop {
            yield_!(n);
            if n == 1 {
                panic!("boom");
            }
        }
        yield_!(2);
    }
    with (0), (1);
}

faithful! {
    fn diverging_operands(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        yield_!(0);
        if n == 0 {
            yield_!(return 5);
        }
        if n == 1 {
            yield_!(panic!("boom"));
        }
        let x = loop {
            yield_!(break 6);
        };
        x + yield_!(1)
    }
    with (0) [1u32], (1) [1u32], (2) [1u32, 2];
}

faithful! {
    fn yields_without_a_semicolon(n: u32) -> impl Iterator<Item = u32> {
        if n > 0 { yield_!(1) }
        match n {
            0 => yield_!(2),
            1 => { yield_!(3) }
            _ => (),
        }
        { yield_!(4) }
        yield_! { 5 }
        unsafe { yield_!(6) }
        for i in 0..n { yield_!(i) }
        yield_!(7)
    }
    with (0), (1), (2);
}

faithful! {
    fn items_in_bodies(n: u32) -> impl Iterator<Item = u32> {
        const K: u32 = 3;
        static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        use std::collections::BTreeSet as Set;
        type Pair = (u32, u32);
        struct Local {
            n: u32,
        }
        enum Kind {
            Small,
            Big,
        }
        trait Double {
            fn double(&self) -> u32;
        }
        impl Double for Local {
            fn double(&self) -> u32 {
                self.n * 2
            }
        }
        mod inner {
            pub fn three() -> u32 {
                3
            }
        }
        macro_rules! square {
            ($e:expr) => {
                $e * $e
            };
        }

        let local = Local { n };
        yield_!(local.double());
        let kind = if n > 1 { Kind::Big } else { Kind::Small };
        yield_!(match kind {
            Kind::Small => K,
            Kind::Big => helper(n),
        });
        fn helper(n: u32) -> u32 {
            inner(n) + 1
        }
        yield_!(square!(n) + inner::three());
        let pair: Pair = (n, n + 1);
        let set = Set::from([pair.0, pair.1, n]);
        yield_!(set.len() as u32);
        yield_!(COUNT.load(std::sync::atomic::Ordering::Relaxed));
        fn inner(n: u32) -> u32 {
            n * K
        }
    }
    with (1), (2);
}

faithful! {
    fn items_in_inner_blocks(n: u32) -> impl Iterator<Item = u32> {
        let value = helper();
        yield_!(value);
        {
            fn helper() -> u32 {
                2
            }
            const N: u32 = 20;
            yield_!(helper() + N);
            for i in 0..n {
                struct Wrapped(u32);
                use std::cmp::max;
                let w = Wrapped(i);
                yield_!(max(w.0, N));
                yield_!(w.0 + helper());
            }
        }
        const N: u32 = 30;
        yield_!(helper() + N);
        fn helper() -> u32 {
            1
        }
    }
    with (2);
}

faithful! {
    fn closures_and_async_blocks_that_do_not_yield(n: u32) -> impl Iterator<Item = u32> {
        let add = move |x: u32| -> u32 {
            if x > 100 {
                return 0;
            }
            let r: Result<u32, ()> = (|| Ok(Err::<u32, ()>(())?))();
            x + n + r.unwrap_or(1)
        };
        yield_!(add(1));
        let future = async move {
            for i in 0..n {
                if i > 5 {
                    return i;
                }
            }
            n
        };
        yield_!(add(200));
        drop(future);
        let nested = move || move |x| add(x) + 1;
        yield_!(nested()(5));
    }
    with (1);
}

faithful! {
    fn a_nested_generator(n: u32) -> impl Iterator<Item = u32> {
        fn doubled(n: u32) -> impl Iterator<Item = u32> {
            (0..n).map(|i| i * 2)
        }
        for x in doubled(n) {
            yield_!(x);
        }
    }
    with (3);
}

faithful! {
    fn strings_and_comments_that_say_yield() -> impl Iterator<Item = &'static str> {
        // yield_!("not this")
        yield_!("yield_!(1)");
        /* yield_!("nor this") */
        yield_!(stringify!(yield_));
        let yield_ = "a local";
        yield_!(yield_);
    }
    with ();
}

faithful! {
    fn deep_nesting(n: u32) -> impl Iterator<Item = u32> {
        {{{{
            if n > 0 {
                match n {
                    m => loop {
                        if let Some(k) = Some(m) {
                            while let true = true {
                                'block: {
                                    for i in 0..k {
                                        unsafe {
                                            match (i, m) {
                                                (a, b) if a < b => {
                                                    yield_!((((a + b))));
                                                    if a == 1 {
                                                        break 'block;
                                                    }
                                                }
                                                _ => unreachable!(),
                                            }
                                        }
                                    }
                                }
                                break;
                            }
                        }
                        break;
                    },
                }
            }
        }}}}
    }
    with (0), (1), (3);
}

faithful! {
    fn many_locals(n: u32) -> impl Iterator<Item = u32> {
        let (a, b, c, d) = (n, n + 1, n + 2, n + 3);
        yield_!(a);
        let (e, f, g, h) = (a + b, b + c, c + d, d + a);
        yield_!(e);
        let (i, j, k, l) = ([e; 2], (f, g), Some(h), vec![a, b]);
        yield_!(i[0] + j.0);
        let (m, o, p, q) = (String::from("m"), Box::new(k), D("p"), &"q");
        yield_!(j.1 + o.unwrap());
        let sum: u32 = l.iter().sum();
        yield_!(sum + m.len() as u32 + p.0.len() as u32 + q.len() as u32);
        yield_!(a + b + c + d + e + f + g + h);
    }
    with (1);
}

faithful! {
    fn straight_line_of_many_yields() -> impl Iterator<Item = u32> {
        macro_rules! nothing {
            () => {};
        }
        let mut n = 0;
        n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n);
        n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n);
        n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n);
        n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n);
        n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n); n += 1; yield_!(n);
        nothing!();
        nothing! {}
        yield_!(n);
    }
    with ();
}

faithful! {
    fn unit_items() -> impl Iterator<Item = ()> {
        yield_!();
        yield_!(());
        yield_!({ log("effect") });
        let unit = yield_!(log("operand"));
        yield_!(unit);
    }
    with ();
}

faithful! {
    fn statements_of_every_odd_kind(n: u32) -> impl Iterator<Item = u32> {
        ;
        let _unused;
        _unused = n;
        let uninitialised: D;
        yield_!(1);;
        (n, 2);
        [n];
        n;
        if n > 0 {} else { yield_!(2) };
        let x: u32 = { ; n };
        return {
            yield_!(x);
        };
    }
    with (0), (1);
}

faithful! {
    fn the_body_ends_in_a_diverging_loop(n: u32) -> impl Iterator<Item = u32> {
        let mut i = 0;
        loop {
            if i == n {
                return;
            }
            yield_!(i);
            i += 1;
        }
    }
    with (0), (2);
}

mod names_of_the_machine {
    use genfn::prelude::*;

    #[derive(Debug, PartialEq)]
    enum State {
        Created,
        Returned,
    }

    struct Suspend1(u32);

    #[generator]
    fn states(resume: u32) -> impl Iterator<Item = State> {
        let state = Suspend1(resume);
        yield_!(State::Created);
        let slot = state.0;
        yield_!(if slot > 1 { State::Returned } else { State::Created });
    }

    #[test]
    fn a_users_types_may_be_named_as_the_machines() {
        assert_eq!(states(2).collect::<Vec<_>>(), [State::Created, State::Returned]);
    }
}

mod a_trait_that_is_not_annotated {
    #![deny(warnings)]

    use genfn::prelude::*;

    trait Count {
        fn count_to(&self, n: u32) -> impl Generator<Yield = u32, Send = (), Return = ()>;
    }

    struct Counter;

    impl Count for Counter {
        #[generator]
        fn count_to(&self, n: u32) -> impl Generator<Yield = u32> {
            for i in 0..n {
                yield_!(i);
            }
        }
    }

    #[test]
    fn may_promise_less_than_its_impl() {
        let mut counter = Counter.count_to(1);
        assert_eq!(next(&mut counter), Ok(0));
        assert!(next(&mut counter).is_err());
    }
}

faithful! {
    /// An item is in scope in its whole block.
    fn items_of_an_inner_block_that_yields(n: u32) -> impl Iterator<Item = u32> {
        {
            yield_!(K + n);
            const K: u32 = 4;
            yield_!(twice(K));
            fn twice(n: u32) -> u32 {
                n * 2
            }
        }
        yield_!(n);
    }
    with (1);
}
