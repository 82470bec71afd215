//! What locals are moved into: patterns, calls, collections, closures.

use super::*;

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
