//! A pattern may look into a type that has a destructor of its own. It can't move anything out of it, so what it is matched
//! against stays whole.

use genfn_tests::faithful;

faithful! {
    test value_that_a_pattern_only_compares_stays
    {
        #[generator]
        fn literal() -> impl Iterator<Item = u32> {
            match Err::<u32, D>(make("x")) {
                Ok(n) => yield_!(n),
                Err(D("x")) => { yield_!(2); }
                Err(e) => drop(e),
            }
            yield_!(3);
        }
    }
    run { drive!(literal()); }
}

faithful! {
    test local_that_a_pattern_only_compares_stays
    {
        #[generator]
        fn literal() -> impl Iterator<Item = u32> {
            let r: Result<u32, D> = Err(make("x"));
            match r {
                Ok(n) => yield_!(n),
                Err(D("x")) => { yield_!(2); }
                Err(e) => drop(e),
            }
            yield_!(3);
        }
    }
    run { drive!(literal()); }
}

faithful! {
    test value_that_an_if_let_only_compares_stays
    {
        #[generator]
        fn literal() -> impl Iterator<Item = u32> {
            if let D("x") = make("x") { yield_!(1); }
            let fields = Fields { name: make("y"), n: 2 };
            if let Fields { n: 2, name: D("y") } = fields { yield_!(2); }
            yield_!(3);
        }

        struct Fields {
            name: D,
            n: u32,
        }
    }
    run { drive!(literal()); }
}
