//! Locals that are moved on some paths only.

use super::*;

faithful! {
    fn moved_on_one_path(flag: bool) -> impl Iterator<Item = u32> {
        let a = D("a");
        let b = D("b");
        if flag {
            yield_!(1);
            drop(a);
        } else {
            let c = b;
            yield_!(2);
            log(c.0);
        }
        yield_!(3);
        log("end");
    }
    with (true), (false);
}

faithful! {
    fn moved_in_some_arms(n: u32) -> impl Iterator<Item = u32> {
        let a = D("a");
        let b = D("b");
        match n {
            0 => drop(a),
            1 => {
                let moved = (b, a);
                yield_!(10);
            }
            2 => {}
            _ => {
                drop(b);
                yield_!(20);
            }
        }
        yield_!(n);
        log("end");
    }
    with (0), (1), (2), (3);
}

faithful! {
    fn moved_in_a_loop_that_is_then_left(n: u32) -> impl Iterator<Item = u32> {
        let d = D("d");
        for i in 0.. {
            yield_!(i);
            if i == n {
                drop(d);
                break;
            }
            if i == 2 {
                return;
            }
        }
        log("left");
        yield_!(100);
    }
    with (0), (1), (5);
}

faithful! {
    /// A path that moves a local, suspends and leaves has nothing to save of it.
    fn moved_before_a_yield_on_a_path_that_leaves(c: bool, p: D) -> impl Iterator<Item = usize> {
        if c {
            drop(p);
            return yield_!(1);
        }
        yield_!(2);
        yield_!(p.0.len());
    }
    with (true, D("p")), (false, D("p"));
}

faithful! {
    fn value_of_a_break_that_names_what_another_path_moves(first: bool, second: bool, p: D) -> impl Iterator<Item = u32> {
        let kept = 'found: {
            if first {
                break 'found p.clone();
            }
            let moved = p;
            if second {
                break 'found moved;
            }
            yield_!(1);
            make("y")
        };
        yield_!(2);
        drop(kept);
    }
    with (true, false, D("p")), (false, true, D("p")), (false, false, D("p"));
}

faithful! {
    fn moved_on_some_paths_of_a_loop(n: u32) -> impl Iterator<Item = u32> {
        let mut d = make("d0");
        for i in 0..n {
            if i % 3 == 1 {
                yield_!(i);
                drop(d);
            }
            yield_!(10 + i);
            d = make("turn");
            if i % 3 == 2 {
                continue;
            }
            yield_!(20 + i);
        }
        log(d.0);
    }
    with (0), (1), (2), (5);
}

faithful! {
    fn binding_that_one_path_moves_between_others_of_its_let(moved: bool) -> impl Iterator<Item = u32> {
        let (_a, b, _c) = (D("a"), D("b"), D("c"));
        if moved {
            drop(b);
        }
        if moved {
            return;
        }
        if _a.0 == "a" {
            panic!("boom");
        }
        yield_!(1);
    }
    with (false), (true);
}

faithful! {
    fn binding_of_an_arm_that_one_path_moves(moved: bool) -> impl Iterator<Item = u32> {
        match (D("a"), D("b"), D("c")) {
            (_a, b, mut _c) => {
                if moved {
                    drop(b);
                }
                if _a.0 == "a" {
                    panic!("boom");
                }
                yield_!(1);
                _c = D("d");
            }
        }
    }
    with (false), (true);
}

faithful! {
    fn local_that_is_moved_on_one_path_inside_a_macro(p: D, early: bool) -> impl Iterator<Item = u32> {
        assert!((1, if early { drop(p) }).0 < 2);
        println!("{}", vec![1, if early { 2 } else { 3 }].len());
        yield_!(1);
    }
    with (D("p"), true), (D("p"), false);
}

faithful! {
    fn copy_that_is_handed_over_and_named_in_a_guard(flag: bool, n: u32) -> impl Iterator<Item = u32> {
        let picked = match flag {
            true => n,
            false if n < 3 => n,
            _ => 2,
        };
        yield_!(picked);
        let most = usize::MAX - n as usize;
        let spread = [0; 3].into_iter().take(most.min(n as usize)).count();
        match Some(spread) {
            Some(found) if found == spread => yield_!(10),
            _ => yield_!(20),
        }
    }
    with (true, 7), (false, 2), (false, 7);
}
