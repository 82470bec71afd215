//! Assignments that take a value apart, `(a, b) = pair;`.

use genfn_tests::faithful;

faithful! {
    test what_a_pattern_leaves_goes_before_the_old_value
    {
        #[generator]
        fn suspends(mut p: D) -> impl Iterator<Item = u32> {
            (_, p) = {
                yield_!(1);
                (make("left"), make("new"))
            };
            yield_!(p.0.len() as u32);
        }

        #[generator]
        fn both(mut p: D, mut q: D) -> impl Iterator<Item = u32> {
            (p, q) = { yield_!(1); (make("a"), make("b")) };
            [p, _, q] = [make("c"), { yield_!(2); make("d") }, make("e")];
            Pair { a: p, .. } = Pair { b: make("f"), a: { yield_!(3); make("g") } };
            log(p.touch());
            log(q.touch());
        }

        #[generator]
        fn numbers() -> impl Generator<Yield = u32, Send = u32> {
            let (mut a, mut b) = (0, 1);
            loop {
                (a, b) = (b, a + yield_!(a));
                if b > 20 { break; }
            }
        }

        #[generator]
        fn moved_on_some_paths(mut p: D, e: D, some: Option<u32>) -> impl Iterator<Item = u32> {
            (_, p) = if let Some(_n) = some { (make("a"), make("b")) } else { (make("c"), e) };
            yield_!(p.0.len() as u32);
        }

        #[generator]
        fn moved_elsewhere(mut p: D, e: D, moved: bool) -> impl Iterator<Item = u32> {
            (_, p) = loop { break (make("a"), make("b")); };
            if moved { drop(e); }
            yield_!(p.0.len() as u32);
        }

        struct Pair { a: D, b: D }
    }
    run {
        drive!(suspends(make("old")));
        drive!(both(make("p"), make("q")));
        drive!(moved_on_some_paths(make("p"), make("e"), Some(1)));
        drive!(moved_on_some_paths(make("p"), make("e"), None));
        drive!(moved_elsewhere(make("p"), make("e"), true));
        drive!(moved_elsewhere(make("p"), make("e"), false));
        drive!(numbers(), [1u32, 2, 3, 4, 5, 6, 7, 8]);
    }
}

faithful! {
    test local_that_was_moved_on_some_paths_gets_a_value_anew
    {
        #[generator]
        fn tuple(mut p: D, moved: bool) -> impl Iterator<Item = u32> {
            if moved { drop(p); }
            yield_!(1);
            (_, p) = (make("left"), make("new"));
            yield_!(2);
            log(p.touch());
        }

        #[generator]
        fn nested(mut p: D, moved: bool) -> impl Iterator<Item = u32> {
            if moved { drop(p); }
            yield_!(1);
            if let Some(d) = Some(make("some")) {
                let q;
                (q, (p, _)) = (d, (make("new"), make("left")));
                log(q.touch());
            }
            yield_!(2);
        }
    }
    run {
        drive!(tuple(make("p"), true));
        drive!(tuple(make("p"), false));
        drive!(nested(make("p"), true));
        drive!(nested(make("p"), false));
    }
}

faithful! {
    test what_comes_first_where_a_place_is_changed
    {
        struct Parts(Vec<u32>);

        impl Parts {
            fn at(&mut self, i: usize) -> &mut u32 {
                log(format!("at {i}"));
                &mut self.0[i]
            }
        }

        #[generator]
        fn the_index_suspends(mut xs: Vec<u32>, mut names: Vec<String>) -> impl Generator<Yield = u32, Send = usize, Return = (Vec<u32>, Vec<String>)> {
            let (more, name) = (5, " and so on");
            xs[yield_!(0)] += 5;
            xs[yield_!(1)] -= more;
            names[yield_!(2)] += "!";
            names[yield_!(3)] += name;
            (xs, names)
        }

        #[generator]
        fn the_operand_suspends(mut xs: Vec<u32>, i: usize) -> impl Generator<Yield = u32, Send = u32, Return = Vec<u32>> {
            xs[i] += yield_!(1);
            xs[seen("index", i)] *= seen("value", yield_!(2));
            xs[i] -= yield_!(xs[i]) + xs[0];
            xs
        }

        #[generator]
        fn both_suspend(mut parts: Parts) -> impl Generator<Yield = u32, Send = usize, Return = Vec<u32>> {
            *parts.at(yield_!(1)) += yield_!(2) as u32;
            *parts.at(yield_!(3)) ^= seen("value", 6);
            *parts.at(seen("index", 0)) |= yield_!(4) as u32;
            parts.0
        }

        #[generator]
        fn the_operand_is_changed(mut xs: Vec<u32>, mut n: u32) -> impl Generator<Yield = u32, Send = usize, Return = Vec<u32>> {
            xs[{ n += 10; yield_!(n) }] += n;
            xs
        }
    }
    run {
        drive!(the_index_suspends(vec![7, 8], vec!["a".to_owned(), "b".to_owned()]), [0usize, 1, 1, 0]);
        drive!(the_index_suspends(vec![7, 8], vec!["a".to_owned(), "b".to_owned()]), [0usize, 1, 1]);
        drive!(the_operand_suspends(vec![7, 8], 1), [1u32, 2, 3]);
        drive!(both_suspend(Parts(vec![7, 8])), [1usize, 0, 1, 8]);
        drive!(the_operand_is_changed(vec![7, 8], 3), [1usize]);
    }
}
