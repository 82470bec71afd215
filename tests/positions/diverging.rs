//! Constructs that suspend and never end: each of their paths leaves the function, or the loop around them.

use super::*;

/// Of which no macro can tell that it never returns.
fn fails(n: u32) -> ! {
    panic!("boom {n}");
}

faithful! {
    fn if_let_in_the_tail() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let _d = D("d");
        if let Some(x) = yield_!(1) {
            return x;
        } else {
            return 4;
        }
    }
    with () [Some(2u32)], () [None::<u32>];
}

faithful! {
    fn panic_in_the_tail() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let _d = D("d");
        if let Some(x) = yield_!(1) {
            panic!("boom {x}")
        } else {
            return 4;
        }
    }
    with () [Some(2u32)], () [None::<u32>];
}

faithful! {
    fn calls_that_never_return_in_the_tail() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let _d = D("d");
        if let Some(x) = yield_!(1) && x > 3 {
            fails(x)
        } else {
            fails(0)
        }
    }
    with () [Some(2u32)], () [Some(4u32)];
}

faithful! {
    fn chain_in_a_nested_block() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        {
            let _d = D("d");
            {
                if let Some(x) = yield_!(1) && x > 3 { return x; } else { panic!("boom") }
            }
        }
    }
    with () [Some(2u32)], () [Some(4u32)];
}

faithful! {
    fn match_in_the_tail() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        match yield_!(1) {
            Some(x) if x > 3 => return x,
            Some(x) if yield_!(x).is_some() => return 7,
            Some(_) => fails(1),
            None => return 1,
        }
    }
    with () [Some(2u32), Some(1)], () [Some(4u32)], () [Some(2u32), None::<u32>], () [None::<u32>];
}

faithful! {
    fn labelled_block_in_the_tail(early: bool) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        'a: {
            if early {
                break 'a 3;
            }
            if let Some(x) = yield_!(1) { break 'a x; } else { return 4; }
        }
    }
    with (true) [None::<u32>], (false) [Some(2u32)], (false) [None::<u32>];
}

faithful! {
    fn loops_in_the_tail() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        while let Some(x) = yield_!(1) {
            if x > 3 {
                return x;
            }
            while let Some(_) = yield_!(2) {
                return 5;
            }
        }
        loop {
            if let Some(x) = yield_!(3) { return x; } else { fails(3) }
        }
    }
    with () [Some(4u32)], () [Some(1u32), Some(1)], () [Some(1u32), None::<u32>, None::<u32>, Some(6)], () [None::<u32>, None::<u32>];
}

faithful! {
    fn followed_by_dead_code() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        if let Some(x) = yield_!(1) { return x; } else { return 4; }
        let y = yield_!(2);
        y.unwrap_or(3)
    }
    with () [Some(2u32)], () [None::<u32>];
}

faithful! {
    /// What a marker in dead code comes to is an operand there.
    fn operands_in_dead_code(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        fn same(n: u32) -> u32 {
            n
        }
        while n > 1 {
            break;
            log(same(yield_!(same(yield_!(0)))));
        }
        yield_!(n)
    }
    with (2) [3u32], (0) [4u32];
}

faithful! {
    fn values_of_which_one_leaves(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let d = D("d");
        for i in 0..n {
            let y = if let Some(x) = yield_!(i) { x } else { continue };
            let z = if let Some(x) = yield_!(y) && x > y { break } else { y + 1 };
            log(z);
        }
        drop(d);
        7
    }
    with (3) [Some(1u32), Some(1), None::<u32>, Some(1), Some(2)], (0) [None::<u32>];
}

/// What is not written yet is of any type, and so is what follows it: no value is missing at the end.
#[allow(unreachable_code, unused_variables, clippy::todo, reason = "what follows is still to be written")]
mod drafts {
    use genfn::prelude::*;
    use genfn_tests::said::panics;

    #[generator]
    fn in_an_operand() -> impl Generator<Yield = u32, Return = String> {
        yield_!(todo!());
    }

    #[generator]
    fn in_a_let() -> impl Generator<Yield = u32, Return = String> {
        let n: u32 = todo!();
        yield_!(n);
    }

    #[test]
    fn they_run_to_where_something_is_missing() {
        assert_eq!(panics(|| in_an_operand().start()), "not yet implemented");
        assert_eq!(panics(|| in_a_let().start()), "not yet implemented");
    }
}
