//! An operator consumes its operand on one path, and on another one it is still there.

use super::*;

faithful! {
    fn added_where_a_flag_says_so(flag: bool) -> impl Iterator<Item = u32> {
        let mut total = sum(0, "total");
        let d = sum(3, "d");
        if flag {
            total += d;
        }
        yield_!(total.0);
        log("end");
    }
    with (true), (false);
}

faithful! {
    fn negated_in_one_arm(n: u32) -> impl Iterator<Item = u32> {
        let d = sum(n, "d");
        let e = match n {
            0 => -d,
            1 => d - 2,
            _ => 7,
        };
        yield_!(e);
        log("end");
    }
    with (0), (1), (2);
}

faithful! {
    fn negated_in_the_last_turn(n: u32) -> impl Iterator<Item = u32> {
        let d = sum(n, "d");
        for i in 0.. {
            yield_!(i);
            if i == n {
                let e = -d;
                yield_!(e);
                break;
            }
        }
        log("left");
        yield_!(100);
    }
    with (0), (2);
}

faithful! {
    fn right_side_that_is_skipped(flag: bool) -> impl Iterator<Item = u32> {
        let d = sum(0, "d");
        if flag && !d {
            log("both");
        }
        yield_!(1);
        log("end");
    }
    with (true), (false);
}

faithful! {
    fn added_and_given_anew(n: u32) -> impl Iterator<Item = u32> {
        let mut d = sum(1, "first");
        let mut total = sum(0, "total");
        for i in 0..n {
            total += d;
            yield_!(total.0);
            d = sum(i, "next");
            yield_!(i);
        }
        log("end");
    }
    with (0), (1), (3);
}
