//! Handlers that leave the body.

use super::*;

struct IndexError;

enum Either {
    A,
    B,
}

#[generator]
fn popped(mut stack: Vec<u32>) -> impl Iterator<Item = u32> {
    loop {
        let n = try_! {{ stack.pop().ok_or(IndexError)? } except IndexError => { return; }};
        yield_!(n);
    }
}

#[generator]
fn by_two_arms(which: Result<u32, Either>) -> impl Iterator<Item = u32> {
    try_! {{
        yield_!(which?);
    } except Either::A => {
        yield_!(1);
    } except Either::B => {
        yield_!(2);
    }}
}

#[test]
fn patterns_that_catch_all_need_no_last_arm_where_nothing_can_be_returned() {
    assert!(popped(vec![1, 2]).eq([2, 1]));
    assert!(by_two_arms(Err(Either::B)).eq([2]));
    assert!(by_two_arms(Err(Either::A)).eq([1]));
}

#[generator]
fn finally_returns() -> impl Generator<Yield = u32, Return = Result<&'static str, Problem>> {
    try_! {{
        yield_!(1);
    } finally {
        return Ok("whatever happens");
    }}
}

#[test]
fn a_try_whose_finally_leaves_has_any_type() {
    let mut g = finally_returns();
    next(&mut g).unwrap();
    assert_eq!(g.throw(Problem::Small(1)), Err(returned("whatever happens")));
}
