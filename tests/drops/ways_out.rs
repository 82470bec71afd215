//! On every way out, and what is handed out on it.

use super::*;

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
