//! `size_hint`: how many values are still to come, where the body tells. That it holds is checked for every iterator that
//! the other tests drive to its end.

use genfn::prelude::*;

/// The hint before each item, and after the last.
fn hints<T>(mut items: impl Iterator<Item = T>) -> Vec<(usize, Option<usize>)> {
    let mut hints = vec![items.size_hint()];
    while items.next().is_some() {
        hints.push(items.size_hint());
    }
    hints
}

#[test]
fn straight_code_knows_exactly() {
    #[generator]
    fn three(n: u32) -> impl Iterator<Item = u32> {
        yield_!(n);
        yield_!(n + 1);
        yield_!(n + 2);
    }
    assert_eq!(hints(three(1)), [(3, Some(3)), (2, Some(2)), (1, Some(1)), (0, Some(0))]);
    assert_eq!(three(1).collect::<Vec<_>>().capacity(), Vec::<u32>::with_capacity(4).capacity());
}

#[test]
fn branches_are_bounds() {
    #[generator]
    fn some(n: u32) -> impl Iterator<Item = u32> {
        if n > 3 {
            yield_!(1);
            yield_!(2);
        }
        yield_!(n);
    }
    assert_eq!(hints(some(1)), [(1, Some(3)), (0, Some(0))]);
    assert_eq!(hints(some(4)), [(1, Some(3)), (2, Some(2)), (1, Some(1)), (0, Some(0))]);
}

#[test]
fn a_loop_may_yield_anything() {
    #[generator]
    fn around(n: u32) -> impl Iterator<Item = u32> {
        yield_!(0);
        for i in 0..n {
            yield_!(i);
        }
        yield_!(n);
    }
    assert_eq!(hints(around(1)), [(2, None), (1, None), (1, None), (0, Some(0))]);
}

#[test]
fn a_loop_that_only_a_panic_leaves_promises_nothing() {
    #[generator]
    fn lengths<'t>(mut lines: std::str::Lines<'t>) -> impl Iterator<Item = usize> + use<'t> {
        loop {
            yield_!(lines.next().expect("a line").len());
        }
    }
    assert_eq!(hints(lengths("a\nbc\n".lines()).take(2)), [(0, Some(2)), (0, Some(1)), (0, Some(0))]);
    // What collects them makes room for as many as are promised.
    let panic = std::panic::catch_unwind(|| lengths("a\nbc\n".lines()).collect::<Vec<_>>()).unwrap_err();
    assert_eq!(panic.downcast_ref::<String>().map(|text| &**text), Some("a line"));
}

#[test]
fn an_early_exit_promises_nothing_but_a_bound_above() {
    #[generator]
    fn until(stop: bool) -> impl Iterator<Item = u32> {
        yield_!(1);
        if stop {
            return;
        }
        yield_!(2);
    }
    assert_eq!(hints(until(true)), [(0, Some(2)), (0, Some(1))]);
    assert_eq!(hints(until(false)), [(0, Some(2)), (0, Some(1)), (0, Some(0))]);
}

#[test]
fn a_macro_that_cannot_be_read_may_leave() {
    macro_rules! parsed {
        ($text:expr) => {
            $text.parse::<u8>()?
        };
    }
    #[generator]
    fn numbers(text: &str) -> impl Iterator<Item = Result<u8, std::num::ParseIntError>> {
        let n = parsed!(text);
        yield_!(Ok(n));
        yield_!(Ok(n));
    }
    assert_eq!(hints(numbers("7")), [(0, Some(3)), (0, Some(2)), (0, Some(1))]);
    assert_eq!(hints(numbers("x")), [(0, Some(3)), (0, Some(0))]);
}

#[test]
fn the_error_that_ends_the_body_is_an_item_too() {
    #[generator]
    fn parsed(text: &str) -> impl Iterator<Item = Result<u8, std::num::ParseIntError>> {
        yield_!(Ok(0));
        let n = text.parse()?;
        yield_!(Ok(n));
    }
    assert_eq!(hints(parsed("7")), [(0, Some(3)), (0, Some(2)), (0, Some(1))]);
    assert_eq!(hints(parsed("x")), [(0, Some(3)), (0, Some(2)), (0, Some(0))]);
    assert_eq!(parsed("x").count(), 2);
}

#[test]
fn a_delegate_may_yield_anything() {
    #[generator]
    fn all(items: Vec<u32>) -> impl Iterator<Item = u32> {
        yield_!(0);
        yield_from!(items);
        yield_!(9);
    }
    assert_eq!(hints(all(vec![1])), [(2, None), (1, None), (1, None), (0, Some(0))]);
}

#[test]
fn a_generator_that_is_sent_nothing_knows_it_too() {
    #[generator]
    fn two() -> impl Generator<Yield = u32, Return = &'static str> + Iterator<Item = u32> {
        yield_!(1);
        yield_!(2);
        "the end"
    }
    assert_eq!(hints(two()), [(2, Some(2)), (1, Some(1)), (0, Some(0))]);
}

#[test]
fn after_the_end_there_is_nothing() {
    #[generator]
    fn none_or_one(one: bool) -> impl Iterator<Item = u32> {
        if one {
            yield_!(1);
        }
    }
    let mut none = none_or_one(false);
    assert_eq!(none.size_hint(), (0, Some(1)));
    assert_eq!(none.next(), None);
    assert_eq!(none.size_hint(), (0, Some(0)));
}

#[test]
fn one_that_handles_exceptions_promises_nothing() {
    #[generator]
    fn caught() -> impl Iterator<Item = u32> {
        try_! {{
            yield_!(1);
        } finally {
            genfn_tests::log("left");
        }}
    }
    assert_eq!(hints(caught()), [(0, None), (0, None)]);
}
