//! `yield_from!`: over generators of every kind and over anything that iterates.

#![allow(clippy::while_let_loop, reason = "as the tutorial has it")]

use genfn::next;
use genfn_tests::faithful;

use machines::{adds, panics_at, parsed, up_to};

/// Machines on both sides of the comparisons.
mod machines {
    use genfn::prelude::*;
    use genfn_tests::D;

    #[generator]
    pub(crate) fn adds(mut sum: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let _held = D("inner");
        while let Some(more) = yield_!(sum) {
            sum += more;
        }
        sum * 100
    }

    #[generator]
    pub(crate) fn up_to(n: u32) -> impl Generator<Yield = u32, Return = &'static str> {
        for i in 0..n {
            yield_!(i);
        }
        "counted"
    }

    #[generator]
    pub(crate) fn parsed(text: &str) -> impl Generator<Yield = u32, Return = Result<u32, String>> {
        let mut sum = 0;
        for word in text.split(' ') {
            let n: u32 = word.parse().map_err(|_| format!("not a number: {word}"))?;
            yield_!(n);
            sum += n;
        }
        Ok(sum)
    }

    #[generator]
    pub(crate) fn panics_at(n: u32) -> impl Generator<Yield = u32> {
        let _held = D("inner");
        for i in 0..3 {
            assert!(i != n, "boom");
            yield_!(i);
        }
    }
}

faithful! {
    fn over_iterables_of_every_kind(v: Vec<u32>) -> impl Iterator<Item = u32> {
        yield_from!(v.iter().map(|n| n * 10).collect::<Vec<_>>());
        yield_from!(v);
        yield_from!(0..2);
        yield_from!([7, 8]);
        yield_from!(Some(9));
        yield_from!("ab".bytes().map(u32::from));
        yield_from!(std::iter::empty::<u32>());
        let () = yield_from!(vec![100]);
    }
    with (vec![1, 2]), (vec![]);
}

faithful! {
    fn over_a_borrowed_iterator(xs: &[String]) -> impl Iterator<Item = &String> {
        yield_from!(xs);
        yield_from!(xs.iter().rev());
        yield_from!(&xs[1..]);
    }
    with (&["a".to_string(), "b".to_string()]);
}

faithful! {
    fn an_iterator_handed_in_and_used_on(mut it: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        let first = it.next();
        yield_from!(first);
        yield_!(100);
        yield_from!(it);
    }
    with (0..3), (std::iter::empty());
}

faithful! {
    fn the_rest_of_a_vec_is_dropped_with_the_generator(v: Vec<D>) -> impl Iterator<Item = D> {
        let _before = D("before");
        yield_from!(v);
        let _after = D("after");
        yield_from!([D("x"), D("y")]);
        log("end");
    }
    with (vec![D("a"), D("b")]);
}

faithful! {
    fn items_are_those_of_the_declared_type() -> impl Iterator<Item = Box<dyn std::fmt::Debug>> {
        yield_!(Box::new(1));
        yield_from!(vec![Box::new("a") as Box<dyn std::fmt::Debug>]);
    }
    with ();
}

faithful! {
    fn sends_go_to_the_inner_generator(k: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let _held = D("outer");
        let a = yield_from!(adds(k));
        let b = yield_!(a);
        log(format!("{b:?}"));
        let c = yield_from!(adds(c_of(b)));
        a + c
    }
    with (1) [Some(2u32), Some(3), None, Some(10), Some(1), None],
        (1) [None::<u32>, None, None],
        (1) [Some(2u32)];
}

fn c_of(b: Option<u32>) -> u32 {
    b.unwrap_or(1000)
}

faithful! {
    fn in_a_loop_until_the_inner_one_says_so(limit: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = Vec<u32>> {
        let mut all = Vec::new();
        loop {
            let sum = yield_from!(adds(all.len() as u32));
            all.push(sum);
            if sum >= limit {
                break all;
            }
        }
    }
    with (500) [Some(1u32), None, Some(2), None, Some(9), None];
}

faithful! {
    fn over_a_generator_that_has_started() -> impl Generator<Yield = u32, Return = (&'static str, u32)> {
        let mut n = 0;
        let mut inner = Box::new(up_to(4));
        let _ = next(&mut inner);
        yield_!(100);
        n += 1;
        let value = yield_from!(inner);
        (value, n)
    }
    with ();
}

faithful! {
    fn an_argument_that_is_a_mutable_reference<'a, G>(inner: &'a mut G) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32>
    where
        G: Generator<Yield = u32, Send = Option<u32>, Return = u32>,
    {
        let first = yield_from!(inner);
        first + 1
    }
    with (&mut adds(5)) [Some(1u32), None], (&mut adds(5)) [Some(1u32)];
}

faithful! {
    fn over_boxed_generators(flag: bool) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let inner: BoxGenerator<u32, Option<u32>, u32> = if flag {
            Box::new(adds(1))
        } else {
            Box::new(adds(10))
        };
        let a = yield_from!(inner);
        let b = yield_from!(Box::new(adds(a)));
        a + b
    }
    with (true) [Some(1u32), None, None], (false) [None::<u32>, Some(1), None];
}

faithful! {
    fn inner_return_value_where_any_expression_may_stand(k: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = String> {
        let n = yield_from!(adds(k)) + seen("between", 1) + yield_from!(adds(k + 1));
        let text = format!("{} {}", n, yield_from!(adds(0)));
        let list = vec![yield_from!(adds(3)), yield_!(4).unwrap_or(0)];
        if yield_from!(adds(1)) > 100 {
            yield_!(n);
        }
        match yield_from!(adds(2)) {
            200 => text,
            other => return format!("{text} {list:?} {other}"),
        }
    }
    with (1) [None::<u32>, None, None, None, Some(6), None, None],
        (1) [None::<u32>, None, None, None, Some(6), Some(3), None, None, Some(1), None];
}

faithful! {
    fn in_conditions_and_heads() -> impl Generator<Yield = u32, Send = Option<u32>> {
        while yield_from!(adds(0)) < 300 {
            log("turn");
        }
        for i in 0..yield_from!(adds(0)) / 100 {
            log(i);
        }
        if let 0..=200 = yield_from!(adds(1)) {
            return;
        }
        yield_!(1000);
    }
    with () [Some(1u32), None, Some(3), None, Some(2), None, Some(1), None, None],
        () [Some(9u32), None, None, Some(9), None, None];
}

faithful! {
    /// Three deep, the yields and sends go straight through.
    test three_deep
    {
        #[generator]
        fn innermost(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
            let _d = D("innermost");
            let a = yield_!(n).unwrap_or(0);
            let b = yield_!(a).unwrap_or(0);
            a + b
        }
        #[generator]
        fn middle(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
            let _d = D("middle");
            let sum = yield_from!(innermost(n)) + yield_from!(innermost(n + 1));
            yield_!(sum);
            sum
        }
        #[generator]
        fn outermost(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
            let _d = D("outermost");
            let sum = yield_from!(middle(n));
            log("between");
            sum * 10 + yield_from!(innermost(sum))
        }
    }
    run {
        drive!(outermost(1), [Some(1u32), Some(2), None, Some(3), None, Some(4), Some(5)]);
        drive!(outermost(1), [Some(1u32), Some(2), Some(3)]);
    }
}

faithful! {
    fn inner_generator_returns_at_once() -> impl Generator<Yield = u32, Return = Vec<&'static str>> {
        let mut all = vec![];
        all.push(yield_from!(up_to(0)));
        all.push(yield_from!(up_to(1)));
        all.push(yield_from!(up_to(0)));
        all
    }
    with ();
}

faithful! {
    fn inner_error_under_a_question_mark(texts: &[&'static str]) -> impl Generator<Yield = u32, Return = Result<u32, String>> {
        let _held = D("outer");
        let mut sum = 0;
        for text in texts {
            sum += yield_from!(parsed(text))?;
        }
        Ok(sum)
    }
    with (&["1 2", "3"]), (&["1 x", "3"]), (&[]);
}

faithful! {
    fn panic_in_the_inner_generator(n: u32) -> impl Generator<Yield = u32> {
        let _held = D("outer");
        yield_!(1);
        yield_from!(panics_at(n));
        yield_!(2);
    }
    with (0), (1), (9);
}

faithful! {
    fn an_iterator_in_a_generator_that_is_sent_none(k: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        yield_from!([1, 2]);
        yield_from!(0..k);
        yield_!(9).unwrap_or(3)
    }
    with (2) [None::<u32>, None, None, None, Some(5)];
}

faithful! {
    fn the_operand_is_a_full_expression() -> impl Iterator<Item = usize> {
        yield_from!(make("temporary").0.len()..make("other").0.len() + 6);
        yield_from!({
            let d = D("inside");
            vec![d.0.len()]
        });
    }
    with ();
}

faithful! {
    fn a_yield_inside_the_operand() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        yield_from!(adds(yield_!(1).unwrap_or(2) + yield_from!(adds(3))))
    }
    with () [Some(4u32), None, Some(1), None];
}

mod by_hand {
    use std::collections::BTreeMap;

    use genfn::prelude::*;

    use super::machines::up_to;

    #[derive(Debug, PartialEq)]
    struct Average {
        count: u32,
        average: Option<f64>,
    }

    #[generator]
    fn averager() -> impl Generator<Send = Option<f64>, Return = Average> {
        let mut total = 0.0;
        let mut count = 0;
        let mut average = None;
        loop {
            let Some(term) = yield_!() else { break };
            total += term;
            count += 1;
            average = Some(total / f64::from(count));
        }
        Average { count, average }
    }

    #[generator]
    fn grouper(results: &mut BTreeMap<String, Average>, key: String) -> impl Generator<Send = Option<f64>> {
        loop {
            let average = yield_from!(averager());
            results.insert(key.clone(), average);
        }
    }

    #[test]
    fn the_tutorial_grouper() {
        let data = [
            ("girls;kg", vec![40.9, 38.5, 44.3, 42.2, 45.2, 41.7, 44.5, 38.0, 40.6, 44.5]),
            ("girls;m", vec![1.6, 1.51, 1.4, 1.3, 1.41, 1.39, 1.33, 1.46, 1.45, 1.43]),
            ("boys;kg", vec![39.0, 40.8, 43.2, 40.8, 43.1, 38.6, 41.4, 40.6, 36.3]),
            ("boys;m", vec![1.38, 1.5, 1.32, 1.25, 1.37, 1.48, 1.25, 1.49, 1.46]),
        ];
        let mut results = BTreeMap::new();
        for (key, values) in data {
            let mut group = grouper(&mut results, key.to_string());
            next(&mut group).unwrap();
            for value in values {
                group.send(value).unwrap();
            }
            group.send(None).unwrap();
        }
        let report: Vec<_> = results
            .iter()
            .map(|(key, result)| format!("{key} {} {:.2}", result.count, result.average.unwrap()))
            .collect();
        assert_eq!(report, ["boys;kg 9 40.42", "boys;m 9 1.39", "girls;kg 10 42.04", "girls;m 10 1.43"]);
    }

    #[test]
    fn what_a_delegation_left_can_be_used_on() {
        #[generator]
        fn two<G: Generator<Yield = u32, Send = ()>>(inner: &mut G) -> impl Iterator<Item = u32> {
            let _ = yield_from!(inner);
        }
        let mut inner = up_to(3);
        let mut outer = two(&mut inner);
        assert_eq!(outer.next(), Some(0));
        assert_eq!(outer.next(), Some(1));
        drop(outer);
        // A suspended outer generator that is dropped lets go of the reference, and of nothing behind it.
        assert_eq!(inner.state(), State::Suspended);
        assert_eq!(next(&mut inner), Ok(2));
    }

    #[test]
    fn an_exhausted_generator_that_returns_nothing_delegates_to_nothing() {
        #[generator]
        fn nothing() -> impl Generator<Yield = u32> {
            yield_!(0);
        }
        #[generator]
        fn outer(inner: BoxGenerator<'static, u32>) -> impl Iterator<Item = u32> {
            yield_!(1);
            yield_from!(inner);
            yield_!(2);
        }
        let mut inner: BoxGenerator<u32> = Box::new(nothing());
        while next(&mut inner).is_ok() {}
        assert_eq!(outer(inner).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_value_sent_to_an_iterator_panics() {
        #[generator]
        fn outer() -> impl Generator<Yield = u32, Send = Option<u32>> {
            yield_from!([1, 2, 3]);
        }
        let mut g = outer();
        assert_eq!(next(&mut g), Ok(1));
        assert_eq!(g.send(None), Ok(2));
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let _ = g.send(5);
        }));
        assert!(result.is_err());
        assert_eq!(g.state(), State::Closed);
    }

    #[test]
    fn a_loop_goes_on_after_what_is_delegated_to_failed() {
        #[generator]
        fn inner() -> impl Generator<Yield = u32, Return = Result<u32, String>> {
            yield_!(1);
            Err("failed".to_owned())
        }
        #[generator]
        fn outer() -> impl Generator<Yield = u32, Return = Result<u32, String>> {
            let mut failures = 0;
            for _ in 0..2 {
                try_! {{
                    yield_from!(inner())?;
                } except _error => {
                    failures += 1;
                    continue;
                }}
            }
            Ok(failures)
        }
        let mut g = outer();
        assert_eq!([next(&mut g), next(&mut g)], [Ok(1), Ok(1)]);
        assert_eq!(next(&mut g).map_err(|stop| stop.value), Err(Some(Ok(2))));
    }

    #[test]
    fn inner_state_is_held_by_value() {
        #[generator]
        fn outer(n: u8) -> impl Iterator<Item = u8> {
            yield_from!(0..n);
        }
        assert!(size_of_val(&outer(1)) <= 8, "{}", size_of_val(&outer(1)));
    }
}
