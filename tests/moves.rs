//! A local that is moved, perhaps on some paths only, or that has no value yet, or gets one anew.

use genfn_tests::{D, faithful};

#[derive(Debug)]
struct Pair {
    a: D,
    b: D,
}

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
    fn fully_destructured(pair: Pair) -> impl Iterator<Item = u32> {
        let Pair { a, b } = pair;
        yield_!(1);
        drop(a);
        yield_!(2);
        let (c, d) = (D("c"), D("d"));
        yield_!(3);
        drop(d);
        log(c.0);
        log(b.0);
    }
    with (Pair { a: D("a"), b: D("b") });
}

faithful! {
    /// What the pattern leaves stays where it was.
    fn half_destructured_temporary() -> impl Iterator<Item = u32> {
        let Pair { a, .. } = (Pair { a: make("a"), b: make("b") });
        yield_!(1);
        let (_, y, _) = (make("x"), make("y"), make("z"));
        yield_!(2);
        log(a.0);
        log(y.0);
    }
    with ();
}

faithful! {
    fn field_moved_out_and_put_back(mut pair: Pair) -> impl Iterator<Item = u32> {
        let first = pair.a;
        log(first.0);
        pair.a = D("new a");
        yield_!(1);
        drop(first);
        yield_!(2);
        pair.b = D("new b");
        yield_!(3);
    }
    with (Pair { a: D("a"), b: D("b") });
}

faithful! {
    fn match_moves_out_of_its_scrutinee(o: Option<Pair>) -> impl Iterator<Item = u32> {
        match o {
            Some(Pair { a, b }) => {
                yield_!(1);
                drop(b);
                yield_!(2);
                log(a.0);
            }
            None => yield_!(3),
        }
        yield_!(4);
    }
    with (Some(Pair { a: D("a"), b: D("b") })), (None);
}

faithful! {
    fn match_on_a_place_without_moving(o: Option<D>) -> impl Iterator<Item = u32> {
        match o {
            Some(_) => yield_!(1),
            None => yield_!(2),
        }
        match &o {
            Some(d) => log(d.0),
            None => log("none"),
        }
        let n = match o {
            Some(ref d) => d.0.len() as u32,
            _ => 0,
        };
        yield_!(n);
        log("end");
    }
    with (Some(D("held"))), (None);
}

faithful! {
    fn if_let_on_a_place_that_may_move(o: Option<D>) -> impl Iterator<Item = u32> {
        let after = D("after");
        if let Some(d) = o {
            yield_!(1);
            log(d.0);
        } else {
            yield_!(2);
        }
        yield_!(3);
    }
    with (Some(D("held"))), (None);
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
    fn moved_into_a_call() -> impl Iterator<Item = u32> {
        fn takes(d: D) -> usize {
            log("takes");
            d.0.len()
        }
        fn keeps(d: D) -> (D, u32) {
            (d, 1)
        }
        let a = D("a");
        let b = D("b");
        yield_!(1);
        let n = takes(a);
        yield_!(n as u32);
        let (b, m) = keeps(b);
        yield_!(m);
        log(b.0);
    }
    with ();
}

faithful! {
    fn moved_into_collections() -> impl Iterator<Item = u32> {
        let (a, b, c, d) = (D("a"), D("b"), D("c"), D("d"));
        let mut v = vec![b, a];
        yield_!(1);
        v.push(c);
        yield_!(2);
        let array = [d];
        let boxed = Box::new(array);
        yield_!(3);
        let o = Some(boxed);
        yield_!(4);
        v.remove(0);
        yield_!(v.len() as u32);
    }
    with ();
}

faithful! {
    fn moved_into_a_closure() -> impl Iterator<Item = usize> {
        let a = D("a");
        let b = D("b");
        let length = move || a.0.len();
        yield_!(length());
        let consume = move || {
            let inner = b;
            inner.0.len()
        };
        yield_!(1);
        yield_!({ consume }());
        log("end");
    }
    with ();
}

faithful! {
    fn moved_into_a_struct_and_out_again() -> impl Iterator<Item = u32> {
        let a = D("a");
        let pair = Pair { b: D("b"), a };
        yield_!(1);
        let Pair { a: x, b: y } = pair;
        yield_!(2);
        let swapped = Pair { a: y, b: x };
        yield_!(3);
    }
    with ();
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
    /// Both of a name, both dead, neither in the other's place.
    fn dead_locals_of_one_name() -> impl Iterator<Item = u32> {
        let p = make("p");
        let g = make("g");
        {
            let g = p;
            yield_!(1);
        }
        log("end");
    }
    with ();
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
    fn local_that_is_moved_on_one_path_inside_a_macro(p: D, early: bool) -> impl Iterator<Item = u32> {
        assert!((1, if early { drop(p) }).0 < 2);
        println!("{}", vec![1, if early { 2 } else { 3 }].len());
        yield_!(1);
    }
    with (D("p"), true), (D("p"), false);
}
