//! Locals that have no value yet, or get one anew.

use super::*;

faithful! {
    fn deferred_initialisation(flag: bool) -> impl Iterator<Item = u32> {
        let a;
        let b;
        yield_!(1);
        if flag {
            b = D("b then");
            yield_!(2);
            a = D("a then");
        } else {
            a = D("a else");
            yield_!(3);
            b = D("b else");
        }
        yield_!(4);
        log(format!("{} {}", a.0, b.0));
    }
    with (true), (false);
}

faithful! {
    fn maybe_initialised(flag: bool) -> impl Iterator<Item = u32> {
        let before = D("before");
        let maybe;
        let after = D("after");
        if flag {
            maybe = make("maybe");
            log(maybe.0);
        }
        yield_!(1);
        let last = D("last");
        yield_!(2);
    }
    with (true), (false);
}

faithful! {
    fn initialised_again_in_a_loop(n: u32) -> impl Iterator<Item = u32> {
        let mut d = D("first");
        for i in 0..n {
            log(d.0);
            drop(d);
            yield_!(i);
            d = make("again");
            yield_!(i + 10);
        }
        log("end");
    }
    with (2), (0);
}

faithful! {
    fn assignment_drops_the_old_value() -> impl Iterator<Item = u32> {
        let mut d = D("first");
        yield_!(1);
        d = make("second");
        yield_!(2);
        let moved = d;
        yield_!(3);
        d = make("third");
        yield_!(4);
        log(moved.0);
    }
    with ();
}

faithful! {
    fn uninitialised_at_the_start_of_each_turn(n: u32) -> impl Iterator<Item = u32> {
        for i in 0..n {
            let d;
            yield_!(i);
            if i % 2 == 0 {
                d = make("d");
                yield_!(i + 10);
                log(d.0);
            }
            yield_!(i + 20);
        }
    }
    with (3);
}

faithful! {
    fn mem_take_and_replace() -> impl Iterator<Item = u32> {
        let mut d = Some(D("inside"));
        yield_!(1);
        let taken = std::mem::take(&mut d);
        yield_!(2);
        let old = std::mem::replace(&mut d, Some(D("new")));
        yield_!(3);
        log(format!("{taken:?} {old:?} {d:?}"));
        d = None;
        yield_!(4);
    }
    with ();
}

faithful! {
    fn option_take_and_insert(mut slot: Option<D>) -> impl Iterator<Item = u32> {
        while let Some(d) = slot.take() {
            yield_!(1);
            if d.0 == "first" {
                slot = Some(D("second"));
            }
            yield_!(2);
        }
        yield_!(3);
    }
    with (Some(D("first"))), (Some(D("other"))), (None);
}

faithful! {
    fn loop_carried_values(n: u32) -> impl Iterator<Item = u32> {
        let mut previous = None;
        for i in 0..n {
            let d = make("item");
            yield_!(i);
            previous = Some(d);
            yield_!(i + 10);
        }
        log(format!("{previous:?}"));
    }
    with (2), (0);
}

faithful! {
    fn swapped_around_a_yield() -> impl Iterator<Item = u32> {
        let mut a = D("a");
        let mut b = D("b");
        yield_!(1);
        (a, b) = (b, a);
        yield_!(2);
        let c = a;
        a = b;
        yield_!(3);
        b = c;
        yield_!(4);
    }
    with ();
}

faithful! {
    /// The old value is dropped where the new one is assigned, if it is still there then.
    fn moved_on_some_paths_and_assigned_again(n: u32) -> impl Iterator<Item = &'static str> {
        let first = D("first");
        let mut d = make("old");
        let second = D("second");
        if n & 1 == 1 {
            yield_!("inside");
            drop(d);
        }
        yield_!("after");
        if n & 2 == 2 {
            yield_!("again inside");
            d = make("new");
            yield_!("assigned");
            log(d.0);
        }
        yield_!("end");
    }
    with (0), (1), (2), (3);
}

faithful! {
    fn moved_on_some_native_paths_and_assigned_again(n: u32) -> impl Iterator<Item = &'static str> {
        let mut d = make("old");
        let second = D("second");
        if n & 1 == 1 {
            drop(d);
        }
        yield_!("after");
        if n & 2 == 2 {
            log("assigning");
            d = make("new");
            log("assigned");
        }
        yield_!("between");
        d = make("newest");
        yield_!(d.0);
        d = make("last");
        yield_!("end");
    }
    with (0), (1), (2), (3);
}

faithful! {
    /// Before the next yield, and not named after it.
    fn moved_on_some_paths_and_assigned_on_others(mut p: D, n: u32) -> impl Iterator<Item = D> {
        yield_!({
            if n & 1 == 0 {
                drop(p);
            }
            if n & 2 == 0 {
                log("stays as it is");
            } else {
                p = D("new");
            }
            if n & 4 == 0 {
                p = make("newer");
            }
            D("yielded")
        });
        log("resumed");
        yield_!(D("last"));
    }
    with (D("p"), 0), (D("p"), 1), (D("p"), 2), (D("p"), 3), (D("p"), 4), (D("p"), 5), (D("p"), 6), (D("p"), 7);
}

faithful! {
    /// Nothing suspends between.
    fn moved_and_assigned_in_one_region(flag: bool) -> impl Iterator<Item = u32> {
        let mut d = make("old");
        yield_!(1);
        if flag {
            drop(d);
        }
        d = make("new");
        yield_!(2);
        log(d.0);
    }
    with (true), (false);
}

faithful! {
    fn destructuring_assignment() -> impl Iterator<Item = u32> {
        let pair = (D("a"), D("b"));
        let a;
        (a, _) = pair;
        yield_!(1);
        let x = D("x");
        _ = x;
        yield_!(2);
    }
    with ();
}

faithful! {
    fn local_assigned_after_a_yield_between_others_that_are_only_dropped() -> impl Iterator<Item = u32> {
        let (a, mut b) = (make("a"), make("b"));
        let c = Some(b).into_iter();
        yield_!(a.0.len() as u32 + c.len() as u32);
        b = make("again");
        log(b.0);
    }
    with ();
}

faithful! {
    /// What is gone where the loop begins is there again where a turn is left early.
    fn assigned_again_before_a_continue(n: u32) -> impl Iterator<Item = u32> {
        let _before = D("before");
        let mut p = D("p");
        drop(p);
        let _after = D("after");
        let mut i = 0;
        loop {
            yield_!(i);
            i += 1;
            if i == n {
                p = D("again");
                continue;
            }
            if i > 4 {
                return;
            }
        }
    }
    with (1), (3), (9);
}

faithful! {
    /// The same, where the turn of an outer loop is left.
    fn assigned_again_before_a_continue_of_the_outer_loop(n: u32) -> impl Iterator<Item = u32> {
        let mut p = D("p");
        'turns: for i in 0..4 {
            yield_!(i);
            if i % 2 == 0 {
                drop(p);
                let _kept = D("kept");
                for j in 0.. {
                    yield_!(10 + j);
                    if j == n {
                        p = D("again");
                        continue 'turns;
                    }
                    if i + j == 5 {
                        return;
                    }
                }
            }
            p = D("anew");
        }
    }
    with (0), (2), (4), (9);
}

faithful! {
    /// One branch gives it a value, and another one, which has a loop of its own, does not.
    fn assigned_in_one_branch_beside_a_loop(flag: bool) -> impl Iterator<Item = u32> {
        let s;
        let _between = D("between");
        if flag {
            s = D("s");
            yield_!(s.0.len() as u32);
        } else {
            for i in 0..2 {
                yield_!(i);
                if i == 7 {
                    continue;
                }
            }
        }
        yield_!(9);
    }
    with (true), (false);
}
