//! What a body does with them: it moves them, hides them, leaves early, panics.

use super::*;

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
