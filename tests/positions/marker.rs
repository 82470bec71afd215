//! The marker itself: its operand, and its value.

use super::*;

faithful! {
    fn yield_of_a_yield() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        yield_!(yield_!(1));
        yield_!(yield_!(yield_!(2) + 1) + f(100))
    }
    with () [10u32, 20, 30, 40, 50];
}

faithful! {
    fn yield_of_a_fallible_value(n: u32) -> impl Generator<Yield = u32, Return = Result<(), String>> {
        let _d = D("held");
        yield_!(fallible(n)?);
        yield_!(fallible(n + 1)? + fallible(n + 2)?);
        Ok(())
    }
    with (0), (1), (2), (3);
}

faithful! {
    fn question_mark_after_a_yield() -> impl Generator<Yield = u32, Send = Result<u32, String>, Return = Result<u32, String>> {
        let a = yield_!(1)?;
        let b = f(yield_!(a)?) + yield_!(2)?;
        Ok(b)
    }
    with () [Ok::<u32, String>(1), Ok(2), Ok(3)],
        () [Ok::<u32, String>(1), Err("x".into())],
        () [Err::<u32, String>("y".into())];
}

faithful! {
    fn operand_of_a_yield_is_a_full_expression(cell: &RefCell<Vec<u32>>) -> impl Iterator<Item = usize> {
        yield_!(cell.borrow().len());
        cell.borrow_mut().push(1);
        yield_!(cell.borrow_mut().drain(..).count());
        yield_!({
            let held = cell.borrow();
            held.len() + seen("in the operand", 1)
        });
    }
    with (&RefCell::new(vec![1, 2]));
}

faithful! {
    /// Temporaries of the operand end before the suspension.
    fn temporaries_of_a_yielded_operand_end_first() -> impl Iterator<Item = &'static str> {
        yield_!(make("temporary").0);
        log("resumed");
        yield_!(make("a").touch());
        yield_!(D("b").into_name());
    }
    with ();
}

faithful! {
    fn yield_without_a_value() -> impl Generator<Send = u32, Return = u32> {
        let a = yield_!();
        yield_!();
        a + yield_!()
    }
    with () [1u32, 2, 3];
}

faithful! {
    fn parenthesised_and_cast_markers() -> impl Generator<Yield = u32, Send = u32, Return = u64> {
        (yield_!(1)) as u64 + ((yield_!(2))) as u64 + { (yield_![3]) as u64 } + yield_! { 4 } as u64
    }
    with () [1u32, 2, 3, 4];
}

faithful! {
    fn a_marker_that_begins_a_statement_a_tail_or_an_arm(n: u32) -> impl Generator<Yield = u32, Send = Vec<u32>, Return = usize> {
        yield_!(1).push(7);
        yield_!(2)[0] += seen("added", 1);
        yield_!(3).iter_mut().for_each(|x| *x += 1);
        let first = { yield_!(4)[0] + 1 };
        if { yield_!(5).len() > 1 } {
            log("long");
        }
        let sum = match n {
            0 => yield_!(6).len() as u32 as usize,
            1 => yield_!(7).len() + 2,
            _ => yield_!(8)[0] as usize - 1,
        };
        if sum > 3 { yield_!(9).len() - 1 } else { yield_!(10).len() + sum + first as usize }
    }
    with (0) [vec![1u32], vec![2], vec![3], vec![4], vec![5, 6], vec![7; 4], vec![8; 3]], (1) [vec![1u32], vec![2], vec![3], vec![4], vec![5], vec![7], vec![8; 3]], (2) [vec![1u32], vec![2], vec![3], vec![4], vec![5, 6], vec![7], vec![8; 3]];
}
