//! At the ends of scopes, in reverse order.

use super::*;

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
    test value_that_was_made_of_a_literal
    {
        struct Loud {
            n: u32,
        }

        impl Drop for Loud {
            fn drop(&mut self) {
                log(self.n);
            }
        }

        enum Stage {
            Begun { n: u32 },
            Held { name: D },
        }

        impl Stage {
            fn hold(&mut self) {
                if let Stage::Begun { n: 1 } = self {
                    *self = Stage::Held { name: D("held") };
                }
            }

            fn length(&self) -> usize {
                match self {
                    Stage::Begun { n } => *n as usize,
                    Stage::Held { name } => name.0.len(),
                }
            }
        }

        #[generator]
        fn with_a_destructor() -> impl Iterator<Item = u32> {
            let loud = Loud { n: 1 };
            let _last = make("last");
            let n = loud.n;
            yield_!(n);
            yield_!(2);
        }

        #[generator]
        fn that_becomes_another_variant(n: u32) -> impl Iterator<Item = usize> {
            let mut stage = Stage::Begun { n };
            let _last = make("last");
            stage.hold();
            let length = stage.length();
            yield_!(length);
            yield_!(2);
        }
    }
    run {
        drive!(with_a_destructor());
        drive!(that_becomes_another_variant(1));
        drive!(that_becomes_another_variant(2));
    }
}
