//! Heads of loops that yield.

use super::*;

faithful! {
    fn yielding_while_condition(mut n: u32) -> impl Generator<Yield = u32, Send = bool> {
        while yield_!(n) {
            let _d = D("body");
            n += 1;
        }
        yield_!(n * 100);
    }
    with (3) [true, true, false, true], (3) [false];
}

faithful! {
    fn compound_while_condition(mut n: u32) -> impl Generator<Yield = u32, Send = Option<u32>> {
        while n > 0 && yield_!(n).is_some() || yield_!(1000).is_some_and(|x| x > 5) {
            n -= 1;
            if n > 100 {
                break;
            }
        }
        log("end");
    }
    with (2) [Some(1u32), None, Some(6), None, Some(1)], (1) [Some(1u32), Some(0)];
}

faithful! {
    fn yielding_while_let(k: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let mut sum = k;
        while let Some(n) = yield_!(sum) {
            if n == 0 {
                continue;
            }
            sum += n;
        }
        sum
    }
    with (0) [Some(1u32), Some(0), Some(5), None], (0) [None::<u32>];
}

faithful! {
    fn yielding_for_head() -> impl Generator<Yield = &'static str, Send = u32> {
        for i in 0..yield_!("how many") {
            let more = yield_!("each");
            log(format!("{i} {more}"));
        }
        for i in [yield_!("a"), yield_!("b")] {
            log(i);
        }
    }
    with () [2u32, 10, 20, 7, 8], () [0u32, 1, 2];
}

faithful! {
    /// Conditions of which only some parts yield.
    fn while_with_yields_in_both_the_condition_and_the_body(n: u32) -> impl Generator<Yield = u32, Send = u32> {
        let mut i = 0;
        while {
            let _cond = D("condition");
            let limit = yield_!(i);
            i < limit && i < n
        } {
            let _body = D("body");
            i += yield_!(i + 100);
            if i == 3 {
                continue;
            }
        }
    }
    with (5) [9u32, 1, 9, 2, 9, 1, 0];
}

faithful! {
    fn a_loop_in_a_loop_head() -> impl Iterator<Item = u32> {
        for x in {
            let mut v = Vec::new();
            for i in 0..2 {
                yield_!(i);
                v.push(i + 10);
            }
            v
        } {
            yield_!(x);
        }
        while let Some(x) = {
            let mut found = None;
            for i in 0..3 {
                yield_!(i + 50);
                if i == 1 {
                    found = Some(i);
                    break;
                }
            }
            found
        } {
            yield_!(x);
            break;
        }
    }
    with ();
}

faithful! {
    fn break_inside_a_loop_condition() -> impl Generator<Yield = u32, Send = bool> {
        let mut n = 0;
        loop {
            n += 1;
            'inner: while {
                if yield_!(n) {
                    break 'inner;
                }
                n < 4
            } {
                n += 1;
            }
            log(format!("inner left at {n}"));
            if n > 5 {
                break;
            }
        }
    }
    with () [false, true, false, false, true, true, true];
}
