//! Conditions, scrutinees and guards that yield; `&&` and `||`.

use super::*;

faithful! {
    fn lazy_and(a: bool) -> impl Generator<Yield = u32, Send = bool, Return = bool> {
        let x = a && yield_!(1);
        log(x);
        let y = yield_!(2) && yield_!(3) && f(4) == 4;
        log(y);
        x && y
    }
    with (true) [true, true, true], (true) [false, false], (false) [true, false];
}

faithful! {
    fn lazy_or(a: bool) -> impl Generator<Yield = u32, Send = bool, Return = bool> {
        a || yield_!(1) || !yield_!(2) && yield_!(3)
    }
    with (true), (false) [true], (false) [false, true], (false) [false, false, true];
}

faithful! {
    fn statement_that_is_a_lazy_and(n: u32) -> impl Iterator<Item = u32> {
        n > 1 && { yield_!(n); true } || { yield_!(0); false };
        yield_!(9);
    }
    with (1), (2);
}

faithful! {
    fn match_on_a_yield(q: &'static str) -> impl Generator<Yield = &'static str, Send = Option<u32>, Return = u32> {
        match yield_!(q) {
            Some(0) => 0,
            Some(n) if n > 10 => match yield_!("sure?") {
                None => n,
                Some(m) => n + m,
            },
            Some(n) => n * 2,
            None => {
                yield_!("why?");
                99
            }
        }
    }
    with ("q") [Some(0u32)], ("q") [Some(11u32), Some(2)], ("q") [Some(5u32)], ("q") [None::<u32>, None];
}

faithful! {
    fn guard_that_yields(o: Option<String>) -> impl Generator<Yield = usize, Send = usize, Return = String> {
        match o {
            Some(s) if yield_!(s.len()) > s.len() => s,
            Some(t) => t + "!",
            None => "".into(),
        }
    }
    with (Some("ab".to_string())) [3usize], (Some("ab".to_string())) [1usize], (None);
}

faithful! {
    /// What is sent to a guard may be taken by it, whatever the pattern.
    fn guard_that_takes_what_it_is_sent(o: Result<u32, String>) -> impl Generator<Yield = u32, Send = D, Return = String> {
        let taken = |d: D| d.0.len() as u32;
        let found = match o {
            Err(e) if taken(yield_!(0)) < e.len() as u32 => {
                yield_!(1);
                e
            }
            Ok(n) if yield_!(n).0.len() > 2 && taken(yield_!(3)) == n => {
                yield_!(4);
                n.to_string()
            }
            _ => "none".to_owned(),
        };
        yield_!(found.len() as u32);
        found
    }
    with (Ok(1)) [D("abc"), D("y")], (Ok(9)) [D("abc"), D("y")], (Ok(9)) [D("a")],
        (Err("some".to_owned())) [D("abc")], (Err(String::new())) [D("abc")];
}

faithful! {
    fn several_guards_that_yield(n: u32) -> impl Generator<Yield = u32, Send = bool, Return = &'static str> {
        match n {
            0 if yield_!(0) => "zero",
            0 | 1 if yield_!(1) && yield_!(2) => "small",
            m if m > 5 && yield_!(m) => "big",
            1 => "one",
            _ => {
                yield_!(99);
                "other"
            }
        }
    }
    with (0) [true], (0) [false, true, true], (0) [false, false, true], (1) [true, false], (7) [true], (7) [false, true];
}

faithful! {
    fn if_conditions() -> impl Generator<Yield = u32, Send = u32, Return = &'static str> {
        if yield_!(1) > 5 {
            yield_!(10);
            "first"
        } else if f(1) == 0 {
            "never"
        } else if yield_!(2) > 5 {
            "second"
        } else {
            yield_!(3);
            "third"
        }
    }
    with () [6u32, 0], () [5u32, 6], () [5u32, 5, 0];
}

faithful! {
    fn if_let_scrutinee() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        if let Some(n) = yield_!(1) {
            n
        } else if let Some(n @ 3..) = yield_!(2) {
            n * 10
        } else if let (Some(a), Some(b)) = (yield_!(3), yield_!(4)) {
            a + b
        } else {
            0
        }
    }
    with () [Some(1u32)], () [None::<u32>, Some(3)], () [None::<u32>, Some(2), Some(5), Some(6)], () [None::<u32>, None, None, Some(1)];
}

faithful! {
    fn value_of_an_if_as_an_operand(c: bool) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        1 + if c { yield_!(1) } else { f(2) } * match yield_!(3) {
            0 => yield_!(4),
            n => n,
        } + loop {
            break yield_!(5);
        }
    }
    with (true) [10u32, 0, 20, 30], (false) [4u32, 30];
}

faithful! {
    /// What an operand of `&&` or `||` holds ends with it.
    fn operands_of_and(n: u32, p: D) -> impl Generator<Yield = u32, Send = u32> {
        if seen("cond", ((p, n).1 < yield_!(1)) && (make("right"), yield_!(2)).1 > 0 || (make("left"), n).1 > yield_!(3)) {
            yield_!(4);
        }
        yield_!(5);
    }
    with (0, D("p")) [1u32, 1, 1, 1, 1], (2, D("p")) [1u32, 1, 1, 1, 1], (0, D("p")) [9u32, 0, 0, 9, 9], (3, D("p")) [5u32, 0, 1, 1, 1];
}
