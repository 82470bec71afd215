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
    fn nothing_bound(n: u32) -> impl Generator<Yield = u32, Send = u32> {
        let (_, _) = (make("a"), (make("b").0.len(), yield_!(1), make("c")).2);
        let _ = (make("a"), (make("b").0.len(), yield_!(1), make("c")).2);
        let (x, _) = (make("a"), (make("b").0.len(), yield_!(1), make("c")).2);
        yield_!(2);
    }
    with (0) [1u32, 2, 3, 4];
}

fn pair_of(a: D, b: D) -> (D, D) {
    (a, b)
}

fn two(a: &'static str, b: &'static str) -> (D, D) {
    (D(a), D(b))
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
    fn temporaries_of_a_formatting_macro_end_with_it(p: D) -> impl Iterator<Item = u32> {
        let _three = (p, D("a"), format!("{:?} {:?}", (D("b"), 1).1, yield_!(1)), yield_!(2));
    }
    with (D("p"));
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

faithful! {
    fn local_that_is_moved_on_one_path_inside_a_macro(p: D, early: bool) -> impl Iterator<Item = u32> {
        assert!((1, if early { drop(p) }).0 < 2);
        println!("{}", vec![1, if early { 2 } else { 3 }].len());
        yield_!(1);
    }
    with (D("p"), true), (D("p"), false);
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
