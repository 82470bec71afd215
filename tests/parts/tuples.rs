//! Tuples of which one part after the other is taken.

use super::*;

faithful! {
    /// Of an argument, of what a loop takes out of one, and of a literal.
    fn one_part_after_the_other(pair: (D, D), mut all: Vec<(D, u32, D)>) -> impl Iterator<Item = &'static str> {
        let _before = D("before");
        yield_!(pair.0.0);
        drop(pair.0);
        let _between = D("between");
        yield_!(pair.1.0);
        let last = pair.1;
        yield_!("pair");
        drop(last);
        for three in all {
            let first = three.0;
            let _after = D("after");
            yield_!(first.0);
            for _ in 0..three.1 {
                yield_!(three.2.0);
            }
        }
        let made = (D("x"), D("y"), D("z"));
        drop(made.1);
        yield_!("made");
        drop(made.0);
        yield_!("more");
    }
    with ((D("a"), D("b")), vec![(D("c"), 2, D("d")), (D("e"), 1, D("f"))]);
}

faithful! {
    /// On some paths only.
    fn parts_on_some_paths(mut pair: (D, D), n: u32) -> impl Iterator<Item = u32> {
        let _before = D("before");
        for i in 0..n {
            if i == 1 {
                drop(pair.0);
                yield_!(1);
                break;
            }
            if i == 2 {
                yield_!(2);
                drop(pair.1);
                break;
            }
            pair.1.0 = "changed";
            yield_!(3);
        }
        let _after = D("after");
        yield_!(4);
    }
    with ((D("a"), D("b")), 1), ((D("a"), D("b")), 2), ((D("a"), D("b")), 3);
}

faithful! {
    /// Loops over both parts, whatever they are.
    test loops_over_parts
    {
        #[generator]
        fn both<A: IntoIterator<Item = u32>, B: Into<Option<u32>>>(pair: (A, B)) -> impl Iterator<Item = u32> {
            let _before = D("before");
            for n in pair.0 {
                yield_!(n);
            }
            let last: Option<u32> = pair.1.into();
            yield_!(last.unwrap_or(0));
        }
        #[generator]
        fn named(pairs: VecDeque<(Vec<D>, D)>) -> impl Iterator<Item = String> {
            let mut pairs = pairs;
            while let Some(pair) = pairs.pop_front() {
                for d in pair.0 {
                    yield_!(format!("{}: {}", pair.1.0, d.0));
                }
            }
        }
    }
    run {
        drive!(both(([1, 2], 3)));
        drive!(both((1..2, None)));
        drive!(named(VecDeque::from([(vec![D("a"), D("b")], D("c")), (Vec::new(), D("d"))])));
    }
}

faithful! {
    /// What is copied leaves the tuple as it is, and so does what is only read.
    fn copied_parts_of_a_tuple(pair: (u32, D), other: (D, D)) -> impl Iterator<Item = u32> {
        let n = pair.0;
        let _after = D("after");
        yield_!(n);
        yield_!(pair.1.0.len() as u32);
        yield_!(other.0.0.len() as u32);
        yield_!(other.1.0.len() as u32);
    }
    with ((7, D("seven")), (D("a"), D("bb")));
}
