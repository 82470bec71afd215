//! Temporaries and operands around a yield are dropped when the plain body would drop them, and in the same order.

use std::cell::RefCell;

use genfn_tests::{D, faithful};

#[derive(Debug)]
struct Pair {
    a: D,
    b: D,
}

fn pair_of(a: D, b: D) -> (D, D) {
    (a, b)
}

fn two(a: &'static str, b: &'static str) -> (D, D) {
    (D(a), D(b))
}

faithful! {
    fn expression_statements_drop_at_their_semicolon() -> impl Iterator<Item = u32> {
        make("statement");
        yield_!(1);
        make("field").0;
        yield_!(2);
        (make("x"), make("y"));
        yield_!(3);
    }
    with ();
}

faithful! {
    fn temporaries_of_a_match_scrutinee_are_held(n: u32) -> impl Iterator<Item = u32> {
        match make("scrutinee").0.len() as u32 + n {
            9 => {
                yield_!(1);
                log("arm");
            }
            _ => yield_!(2),
        }
        yield_!(3);
    }
    with (0), (5);
}

faithful! {
    /// The `else` of an `if let` runs after its temporaries are gone.
    fn temporaries_of_an_if_let_scrutinee(n: usize) -> impl Iterator<Item = u32> {
        if let Some(c) = make("scrutinee").0.chars().nth(n) {
            yield_!(c as u32);
            log("then");
        } else {
            yield_!(0);
            log("else");
        }
        yield_!(3);
    }
    with (0), (100);
}

faithful! {
    fn temporaries_of_a_while_let_scrutinee(xs: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
        while let Some(x) = (make("turn"), xs.borrow_mut().pop()).1 {
            yield_!(x);
            log("end of turn");
        }
        yield_!(100);
    }
    with (&RefCell::new(vec![1, 2]));
}

faithful! {
    fn temporaries_of_conditions_end_before_the_branch(n: usize) -> impl Iterator<Item = u32> {
        if make("condition").0.len() == n {
            yield_!(1);
        } else {
            yield_!(2);
        }
        let mut i = 0;
        while make("while").0.len() > i {
            i += 3;
            yield_!(i as u32);
        }
    }
    with (9), (1);
}

faithful! {
    fn temporaries_of_a_for_head_are_held(xs: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
        for x in xs.borrow().clone() {
            log(xs.try_borrow_mut().is_err());
            yield_!(x);
        }
        log(xs.try_borrow_mut().is_ok());
    }
    with (&RefCell::new(vec![1, 2]));
}

faithful! {
    /// A temporary whose reference is bound lives as long as its `let`'s scope.
    fn extended_temporaries_used_up_before_a_yield() -> impl Iterator<Item = u32> {
        let n = {
            let d = &make("extended");
            log(d.0);
            d.0.len()
        };
        yield_!(n as u32);
        let held = Some(make("value"));
        yield_!(1);
        let count = held.as_ref().map_or(0, |d| d.0.len());
        yield_!(count as u32);
    }
    with ();
}

faithful! {
    /// A guard in a scrutinee, over the yield in the arm.
    fn guard_on_an_argument_held_by_a_scrutinee(cell: &RefCell<Option<u32>>) -> impl Iterator<Item = bool> {
        match cell.borrow_mut().take() {
            Some(n) => {
                yield_!(cell.try_borrow().is_ok());
                log(n);
            }
            None => yield_!(cell.try_borrow().is_ok()),
        }
        yield_!(cell.try_borrow().is_ok());
        if let Some(n) = cell.borrow().as_ref() {
            yield_!(cell.try_borrow_mut().is_ok());
        }
        yield_!(cell.try_borrow_mut().is_ok());
    }
    with (&RefCell::new(Some(1))), (&RefCell::new(None));
}

faithful! {
    fn tail_expression_temporaries(cell: &RefCell<Vec<u32>>) -> impl Generator<Yield = u32, Return = usize> {
        let local = D("local");
        yield_!(1);
        cell.borrow().len() + make("tail").0.len()
    }
    with (&RefCell::new(vec![1]));
}

faithful! {
    fn tail_of_a_block_with_temporaries(cell: &RefCell<Vec<u32>>) -> impl Iterator<Item = usize> {
        let n = {
            let local = D("local");
            yield_!(0);
            make("tail").touch().len() + cell.borrow().len()
        };
        yield_!(n);
    }
    with (&RefCell::new(vec![1]));
}

faithful! {
    fn let_else_drops_its_temporaries_first(n: usize) -> impl Iterator<Item = u32> {
        let Some(c) = make("scrutinee").0.chars().nth(n) else {
            yield_!(0);
            return;
        };
        yield_!(c as u32);
    }
    with (0), (100);
}

faithful! {
    fn extended_temporaries_inside_a_literal() -> impl Iterator<Item = usize> {
        let n = {
            let (a, b) = (&make("a"), [&make("b")]);
            let some = Some(&make("some"));
            let ref c = make("c");
            let n = a.0.len() + b[0].0.len() + c.0.len() + some.map_or(0, |d| d.0.len());
            log(n);
            n
        };
        yield_!(n);
        if n > 3 {
            let pair = (&make("held"), 1);
            let n = pair.0.0.len() + pair.1;
            yield_!(n);
            log("inside");
        }
        log("end");
    }
    with ();
}

faithful! {
    fn wild_pattern_over_what_suspends(c: bool) -> impl Iterator<Item = u32> {
        let _ = if c {
            make("a")
        } else {
            yield_!(1);
            make("b")
        };
        log("after");
        let (x, _) = match c {
            true => (make("x"), make("rest")),
            false => {
                yield_!(2);
                (make("x"), make("rest"))
            }
        };
        log("later");
        yield_!(3);
        log(x.0);
    }
    with (true), (false);
}

faithful! {
    /// The value of a statement is dropped before what the statement holds.
    fn value_before_temporaries() -> impl Iterator<Item = u32> {
        fn keep(kept: D, _: &D, (): ()) -> D {
            kept
        }
        match make("scrutinee").0.len() {
            n => {
                yield_!(n as u32);
                make("value")
            }
        };
        log("between");
        keep(make("kept"), &make("held"), ());
        let _ = match make("other").0.len() {
            n => {
                yield_!(n as u32);
                make("thrown away")
            }
        };
        log("end");
    }
    with ();
}

faithful! {
    /// Wherever in an operand it stands, a temporary lives as long as the statement; and in order of evaluation.
    fn temporaries_in_every_operand(n: usize) -> impl Generator<Yield = usize, Send = usize, Return = usize> {
        struct Three {
            first: D,
            second: usize,
        }
        fn sum(xs: [usize; 2], three: Three, range: std::ops::Range<usize>, same: bool, last: usize) -> usize {
            xs[0] + xs[1] + three.first.0.len() + three.second + range.len() + usize::from(same) + last
        }
        let table = [1, 2, 3];
        let value = sum(
            [make("array").0.len(), n],
            Three { first: make("first"), second: make("field").0.len() },
            0..make("range").0.len(),
            make("left") == make("right"),
            table[make("i").0.len()] + vec![make("vec").0.len()][0] + yield_!(1),
        );
        log(value);
        value
    }
    with (1) [5usize], (2) [7usize];
}

faithful! {
    fn lazy_operands_end_their_own_temporaries() -> impl Iterator<Item = u32> {
        match make("left").0.len() > 0 && make("right").0.len() > 0 {
            both => yield_!(u32::from(both)),
        }
        log("end");
    }
    with ();
}

faithful! {
    /// What a pattern leaves of a value goes before what the statement holds.
    fn rest_of_a_pattern_before_temporaries() -> impl Generator<Yield = u32, Send = u32> {
        fn two(kept: D, rest: D, _: &D, _: u32) -> (D, D) {
            (kept, rest)
        }
        let (mut a, _) = two(make("a"), make("rest"), &make("held"), yield_!(1));
        log("between");
        yield_!(2);
        a = make("other");
        yield_!(3);
        log(a.0);
    }
    with () [1u32, 2, 3];
}

faithful! {
    fn nothing_bound(n: u32) -> impl Generator<Yield = u32, Send = u32> {
        let (_, _) = (make("a"), (make("b").0.len(), yield_!(1), make("c")).2);
        let _ = (make("a"), (make("b").0.len(), yield_!(1), make("c")).2);
        let (x, _) = (make("a"), (make("b").0.len(), yield_!(1), make("c")).2);
        yield_!(2);
    }
    with (0) [1u32, 2, 3, 4];
}

faithful! {
    fn operands_of_a_let_that_binds_nothing() -> impl Iterator<Item = u32> {
        let (_, _) = pair_of({ yield_!(1); D("a") }, two("b", "c").1);
        log("after");
        yield_!(2);
    }
    with ();
}

faithful! {
    fn temporaries_of_a_formatting_macro_end_with_it(p: D) -> impl Iterator<Item = u32> {
        let _three = (p, D("a"), format!("{:?} {:?}", (D("b"), 1).1, yield_!(1)), yield_!(2));
    }
    with (D("p"));
}

faithful! {
    fn scrutinee_of_a_match_with_a_suspending_guard_is_dropped_after_operands(
        p: D,
    ) -> impl Generator<Yield = usize, Send = u32> {
        let _pair = (
            p,
            match Some(D("a")) {
                Some(b) if yield_!(b.0.len()) > 7 => D("c"),
                Some(_) => D("d"),
                None => D("e"),
            },
        );
    }
    with (D("p")) [1_u32, 12, 3, 4, 5];
}

faithful! {
    fn compared_operands_are_temporaries(p: D) -> impl Iterator<Item = u32> {
        if D("a")
            == match D("b").touch() {
                _ => {
                    yield_!(1);
                    p
                }
            }
        {}
    }
    with (D("p"));
}

faithful! {
    fn field_of_a_value_that_is_thrown_away_is_not_read() -> impl Iterator<Item = u32> {
        let _ = two("a", "b").0;
        let _ = Pair {
            a: {
                yield_!(1);
                D("c")
            },
            ..Pair { a: D("d"), b: D("e") }
        }
        .b;
    }
    with ();
}

faithful! {
    fn operands_are_dropped_before_what_an_error_leaves_behind() -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        let both = |_: D, _: D| 1;
        let n = both(
            {
                yield_!(1);
                D("operand")
            },
            Err(Pair { a: D("left"), b: D("error") }.b)?,
        );
        Ok(n)
    }
    with ();
}

faithful! {
    fn old_value_is_dropped_before_the_temporaries_of_an_assignment(mut p: D, moved: bool) -> impl Iterator<Item = u32> {
        if moved {
            drop(p);
        }
        p = Pair {
            a: {
                yield_!(1);
                D("a")
            },
            b: D("b"),
        }
        .a;
        yield_!(2);
        log(p.touch());
    }
    with (D("p"), true), (D("p"), false);
}

faithful! {
    fn temporary_made_of_an_operand_is_dropped_after_the_operands(p: D) -> impl Iterator<Item = u32> {
        let kept = |_: D, b: D, (): ()| b;
        let _kept = kept(D("first"), Pair { a: p, b: D("left") }.a, yield_!(1));
        yield_!(2);
    }
    with (D("p"));
}

faithful! {
    fn field_of_a_temporary_that_is_borrowed_stays_where_it_is() -> impl Iterator<Item = u32> {
        let _ = Pair { a: D("a"), b: D("b") }.b.eq(&{
            yield_!(1);
            D("c")
        });
        let _ = Pair {
            a: D("d"),
            b: {
                yield_!(2);
                D("e")
            },
        }
        .b
        .eq(&{
            yield_!(3);
            D("f")
        });
    }
    with ();
}

faithful! {
    fn operands_of_a_scrutinee_are_evaluated_in_order(held: bool) -> impl Iterator<Item = u32> {
        let flag = |name: &'static str| {
            log(name);
            held
        };
        let mut n = 1;
        match (!flag("first"), flag("second").then(|| D("a"))) {
            (false, Some(d)) => yield_!(d.0.len() as u32),
            _ => yield_!(2),
        }
        match (
            n,
            {
                n += 1;
                D("b")
            }
            .touch(),
        ) {
            (m, _) => yield_!(m * 10 + n),
        }
    }
    with (true), (false);
}

faithful! {
    fn field_of_a_temporary_behind_a_reference_stays_where_it_is() -> impl Iterator<Item = u32> {
        let same = |a: &D, _: ()| a.0.len() as u32;
        let n = same(&Pair { a: D("a"), b: D("b") }.b, yield_!(1));
        yield_!(n);
    }
    with ();
}
