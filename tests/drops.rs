//! Every local is dropped when the plain body would drop it, and in the same order: at the ends of scopes, on every way
//! out, while suspended, and when something panics.

use std::cell::{Cell, RefCell};
use std::sync::Mutex;

use genfn_tests::{D, faithful};

#[derive(Debug)]
struct Pair {
    a: D,
    b: D,
}

/// Has a destructor, and parts without one.
#[derive(Debug)]
struct Guard<'a> {
    name: &'static str,
    count: &'a Cell<u32>,
}

impl<'a> Guard<'a> {
    fn new(name: &'static str, count: &'a Cell<u32>) -> Self {
        count.set(count.get() + 1);
        Self { name, count }
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.count.set(self.count.get() - 1);
        genfn_tests::log(format!("release {} ({} held)", self.name, self.count.get()));
    }
}

faithful! {
    fn guard_is_held_across_yields(count: &Cell<u32>) -> impl Iterator<Item = u32> {
        let _guard = Guard::new("guard", count);
        yield_!(count.get());
        {
            let _inner = Guard::new("inner", count);
            yield_!(count.get());
        }
        yield_!(count.get());
    }
    with (&Cell::new(0));
}

faithful! {
    fn locals_are_dropped_in_reverse_order(a: D, b: D) -> impl Iterator<Item = u32> {
        let c = D("c");
        let d = D("d");
        yield_!(1);
        let e = D("e");
        yield_!(2);
        log("end");
    }
    with (D("a"), D("b"));
}

faithful! {
    /// A dead local stays until its scope ends.
    fn dead_locals_live_to_the_end_of_their_scope() -> impl Iterator<Item = u32> {
        let a = D("a");
        log(a.0);
        yield_!(1);
        {
            let b = D("b");
            log(b.0);
            yield_!(2);
            log("inner end");
        }
        yield_!(3);
        log("end");
    }
    with ();
}

faithful! {
    fn arguments_without_a_name(_: D, (b, _): (D, D), _c: D) -> impl Iterator<Item = &'static str> {
        yield_!(b.0);
        log("end");
    }
    with (D("unnamed"), (D("b"), D("skipped")), D("_c"));
}

faithful! {
    fn arguments_moved_out_before_the_yield(a: D, b: D, c: D) -> impl Iterator<Item = u32> {
        drop(b);
        yield_!(1);
        let kept = a;
        yield_!(2);
        log("end");
    }
    with (D("a"), D("b"), D("c"));
}

faithful! {
    fn underscore_drops_at_once_and_underscored_name_does_not() -> impl Iterator<Item = u32> {
        let _ = make("at once");
        yield_!(1);
        let _held = make("held");
        yield_!(2);
        let d = D("d");
        let _ = d;
        yield_!(3);
        _ = make("assigned");
        yield_!(4);
        let (_, b) = (make("left of a tuple"), make("b"));
        yield_!(5);
    }
    with ();
}

faithful! {
    test mutex_guard_on_an_argument_held_over_yields
    {
        #[generator]
        fn counts(lock: &Mutex<u32>) -> impl Iterator<Item = u32> {
            let mut g = lock.lock().unwrap();
            *g += 1;
            yield_!(*g);
            log(lock.try_lock().is_ok());
            *g += 10;
            yield_!(*g);
            drop(g);
            log(lock.try_lock().is_ok());
            yield_!(*lock.lock().unwrap());
        }
    }
    run {
        let lock = Mutex::new(5);
        drive!(counts(&lock));
        lock.clear_poison();
        log(format!("{:?}", lock.try_lock().map(|n| *n)));
    }
}

faithful! {
    fn ref_cell_guards_on_an_argument(cell: &RefCell<Vec<u32>>) -> impl Iterator<Item = String> {
        let read = cell.borrow();
        yield_!(format!("{read:?} {}", cell.try_borrow_mut().is_ok()));
        let n = read.len();
        drop(read);
        yield_!(format!("{n} {}", cell.try_borrow_mut().is_ok()));
        let mut write = cell.borrow_mut();
        write.push(9);
        yield_!(format!("{} {}", write.len(), cell.try_borrow().is_ok()));
    }
    with (&RefCell::new(vec![1]));
}

faithful! {
    fn local_of_a_loop_body_is_dropped_each_turn(n: u32) -> impl Iterator<Item = u32> {
        let mut i = 0;
        loop {
            let turn = D("turn");
            i += 1;
            yield_!(i);
            let late = D("late");
            if i == n {
                break;
            }
            if i % 2 == 1 {
                continue;
            }
            yield_!(i * 10);
        }
        log("end");
    }
    with (1), (3);
}

faithful! {
    fn yielded_values_are_moved_out() -> impl Iterator<Item = D> {
        let a = D("a");
        let b = D("b");
        yield_!(b);
        log("between");
        yield_!(a);
        yield_!(make("fresh"));
        log("end");
    }
    with ();
}

faithful! {
    fn yielded_on_one_path_only(flag: bool) -> impl Iterator<Item = Option<D>> {
        let a = D("a");
        if flag {
            yield_!(Some(a));
        }
        yield_!(None);
        log("end");
    }
    with (true), (false);
}

faithful! {
    fn returned_values_outlive_the_locals(flag: bool) -> impl Generator<Yield = u32, Return = D> {
        let a = D("a");
        let b = D("b");
        yield_!(1);
        if flag {
            return a;
        }
        yield_!(2);
        b
    }
    with (true), (false);
}

faithful! {
    fn return_drops_every_scope_from_the_inside(n: u32) -> impl Iterator<Item = u32> {
        let a = D("a");
        for i in 0..3 {
            let b = D("b");
            match i {
                0 => yield_!(i),
                _ => {
                    let c = D("c");
                    yield_!(i);
                    if i == n {
                        return;
                    }
                }
            }
        }
        log("end");
    }
    with (1), (2), (9);
}

faithful! {
    fn question_mark_drops_every_scope(results: Vec<Result<u32, String>>) -> impl Iterator<Item = Result<u32, String>> {
        let a = D("a");
        for result in results {
            let b = D("b");
            let n = result?;
            let c = D("c");
            yield_!(Ok(n));
        }
        log("end");
    }
    with (vec![Ok(1), Ok(2)]), (vec![Ok(1), Err("e".into()), Ok(3)]), (vec![Err("first".into())]);
}

faithful! {
    fn let_else_drops_what_it_does_not_bind(r: Result<D, (D, u32)>) -> impl Iterator<Item = u32> {
        let Err((d, n)) = r else {
            yield_!(0);
            log("else");
            return;
        };
        yield_!(n);
        log(d.0);
    }
    with (Ok(D("ok"))), (Err((D("err"), 5)));
}

faithful! {
    fn panic_in_the_middle() -> impl Iterator<Item = u32> {
        let a = D("a");
        yield_!(1);
        let b = D("b");
        {
            let c = D("c");
            yield_!(2);
            let d = D("d");
            if d.0 == "d" {
                panic!("boom");
            }
            log("not reached");
        }
        yield_!(3);
    }
    with ();
}

faithful! {
    fn panic_before_the_first_yield(d: D) -> impl Iterator<Item = u32> {
        let e = D("e");
        if e.0 == "e" {
            panic!("boom {}", d.0);
        }
        yield_!(1);
    }
    with (D("d"));
}

faithful! {
    fn panic_in_a_loop_over_owned_items(items: Vec<D>) -> impl Iterator<Item = &'static str> {
        for item in items {
            let held = D("held");
            yield_!(item.0);
            assert!(item.0 != "b", "boom");
        }
    }
    with (vec![D("a"), D("b"), D("c")]);
}

faithful! {
    fn panic_in_an_operand() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        fn takes(_: D, n: u32, _: D) -> u32 {
            n
        }
        fn fails() -> D {
            panic!("boom")
        }
        let a = D("a");
        takes(make("first"), yield_!(1), fails())
    }
    with () [5u32];
}

faithful! {
    fn panic_in_an_inner_iterator(n: u32) -> impl Iterator<Item = u32> {
        let held = D("held");
        let it = (0..5).map(move |i| if i == n { panic!("boom") } else { i });
        for i in it {
            let _turn = D("turn");
            yield_!(i);
        }
    }
    with (0), (2), (9);
}

faithful! {
    fn held_values_of_every_kind_of_owner() -> impl Iterator<Item = u32> {
        let boxed = Box::new(D("boxed"));
        let rc = std::rc::Rc::new(D("shared"));
        let other = rc.clone();
        yield_!(1);
        drop(rc);
        yield_!(2);
        let dynamic: Box<dyn std::fmt::Debug> = boxed;
        yield_!(3);
        let nested = Some(Ok::<_, ()>((other, [D("x"), D("y")])));
        yield_!(4);
        let unboxed = *Box::new(D("unboxed"));
        yield_!(5);
    }
    with ();
}

faithful! {
    fn manually_drop_and_forget() -> impl Iterator<Item = u32> {
        let never = std::mem::ManuallyDrop::new(D("never"));
        let forgotten = D("forgotten");
        yield_!(1);
        std::mem::forget(forgotten);
        log(never.0);
        yield_!(2);
    }
    with ();
}

faithful! {
    fn scopes_within_scopes() -> impl Iterator<Item = u32> {
        let a = D("a");
        {
            let b = D("b");
            {
                let c = D("c");
                yield_!(1);
            }
            let d = D("d");
            yield_!(2);
            {
                let e = D("e");
            }
            yield_!(3);
        }
        let f = D("f");
        yield_!(4);
    }
    with ();
}

faithful! {
    /// Two arms that hold different things at the same depth.
    fn arms_hold_different_locals(n: u32) -> impl Iterator<Item = u32> {
        let a = D("a");
        if n == 0 {
            let x = D("x");
            let y = vec![D("y")];
            yield_!(y.len() as u32);
        } else if n == 1 {
            let x = Box::new(D("boxed x"));
            yield_!(2);
        } else {
            yield_!(3);
        }
        let b = D("b");
        yield_!(4);
    }
    with (0), (1), (2);
}

faithful! {
    fn break_with_an_owned_value(n: u32) -> impl Generator<Yield = u32, Return = D> {
        let outer = D("outer");
        let out = loop {
            let a = make("a");
            let b = make("b");
            yield_!(n);
            if n == 0 {
                break a;
            }
            break b;
        };
        yield_!(9);
        out
    }
    with (0), (1);
}

faithful! {
    fn block_value_outlives_the_block() -> impl Iterator<Item = u32> {
        let x = {
            let a = D("a");
            let b = D("b");
            yield_!(1);
            a
        };
        yield_!(2);
        log(x.0);
    }
    with ();
}

faithful! {
    fn shadowed_guard_and_moved_guard() -> impl Iterator<Item = u32> {
        let guard = D("outer");
        let guard = {
            yield_!(1);
            let inner = guard;
            log(inner.0);
            D("next")
        };
        yield_!(2);
        let guard = (guard, D("third"));
        yield_!(3);
    }
    with ();
}

faithful! {
    fn ref_bindings_do_not_move(pair: Pair) -> impl Iterator<Item = usize> {
        let n = {
            let Pair { ref a, ref b } = pair;
            a.0.len() + b.0.len()
        };
        yield_!(n);
        let Pair { a, b: _ } = pair;
        log(a.0);
    }
    with (Pair { a: D("a"), b: D("b") });
}

faithful! {
    fn generic_owner_held_and_dropped() -> impl Iterator<Item = usize> {
        struct Owner<T>(Vec<T>, &'static str);
        impl<T> Drop for Owner<T> {
            fn drop(&mut self) {
                log(self.1);
            }
        }
        let owner = Owner(vec![D("x")], "owner");
        yield_!(owner.0.len());
        let other = Owner(Vec::new(), "other");
        yield_!(1);
        let Owner(ref items, _) = other;
        let n = <[D]>::len(items);
        yield_!(n);
    }
    with ();
}

faithful! {
    fn never_resumed_argument_that_a_closure_took(f: impl FnOnce() -> D) -> impl Iterator<Item = u32> {
        yield_!(1);
        let made = f();
        yield_!(2);
        log(made.0);
    }
    with ({ let d = D("captured"); move || d });
}

faithful! {
    test returns_inside_a_macro_that_does_not_suspend
    {
        #[generator]
        fn returning(early: bool) -> impl Generator<Yield = u32, Return = D> {
            for d in vec![D("a"), if early { return D("early") } else { D("b") }] {
                yield_!(d.0.len() as u32);
            }
            yield_!(3);
            D("late")
        }
        #[generator]
        fn leaving(early: bool) -> impl Iterator<Item = usize> {
            yield_!(vec![1, if early { return } else { 2 }].len());
            drop(vec![D("a"), if early { return } else { D("b") }]);
        }
    }
    run {
        drive!(returning(true));
        drive!(returning(false));
        drive!(leaving(true));
        drive!(leaving(false));
    }
}
