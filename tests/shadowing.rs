//! One name, several locals: each use means the one that Rust means.

use genfn_tests::faithful;

faithful! {
    fn local_without_a_value_that_is_shadowed_meanwhile(n: u32) -> impl Iterator<Item = u32> {
        let a: D;
        a = {
            let a = make("inner");
            for i in 0..n {
                yield_!(i);
            }
            a
        };
        yield_!(a.0.len() as u32);
    }
    with (0), (2);
}

faithful! {
    fn around_a_yield(x: u32) -> impl Iterator<Item = u32> {
        yield_!(x);
        let x = x + 1;
        yield_!(x);
        let x = x * 10;
        yield_!(x);
    }
    with (3);
}

faithful! {
    fn inner_one_ended_and_outer_one_used_again(x: u32) -> impl Iterator<Item = u32> {
        {
            let x = x + 100;
            yield_!(x);
            {
                let x = x * 2;
                yield_!(x);
            }
            yield_!(x);
        }
        yield_!(x);
    }
    with (3);
}

faithful! {
    fn of_another_type(x: u32) -> impl Iterator<Item = String> {
        let x = x.to_string();
        yield_!(x.clone());
        let x = x.len();
        yield_!(format!("{x:?}"));
        let x = Some(x);
        yield_!(format!("{x:?}"));
        if let Some(x) = x {
            yield_!(format!("{x:?}"));
        }
        yield_!(format!("{x:?}"));
    }
    with (300);
}

faithful! {
    /// A shadowed local lives on to the end of its scope.
    fn a_shadowed_local_is_dropped_last() -> impl Iterator<Item = u32> {
        let x = D("first");
        yield_!(1);
        let x = D(if x.0 == "first" { "second" } else { "?" });
        yield_!(2);
        let x = (D("third"), x.0);
        yield_!(3);
        log(x.1);
    }
    with ();
}

faithful! {
    fn initialiser_that_yields_sees_the_outer_one(x: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let x = x + yield_!(x);
        let x = {
            let x = yield_!(x * 2) + x;
            x + yield_!(x)
        };
        x
    }
    with (1) [10u32, 20, 30];
}

faithful! {
    fn inline_format_arguments_name_the_inner_one(x: u32) -> impl Iterator<Item = String> {
        yield_!(format!("{x}"));
        {
            let x = "inner";
            yield_!(format!("{x} {x:?} {0}", x));
            log(format!("{x:>8}"));
        }
        yield_!(format!("{x:04}"));
        let x = x as f64 / 2.0;
        yield_!(format!("{x:.2}"));
    }
    with (7);
}

faithful! {
    fn format_width_and_precision_arguments(x: u32) -> impl Iterator<Item = String> {
        let width = 6;
        yield_!(format!("{x:width$}"));
        let width = 3;
        let precision = 1;
        yield_!(format!("{:width$.precision$}|{{x}}", 2.25));
    }
    with (7);
}

faithful! {
    fn match_arms_shadow_the_scrutinee(x: Option<u32>) -> impl Iterator<Item = u32> {
        match x {
            Some(x) if x > 5 => {
                yield_!(x);
                let x = x + 1;
                yield_!(x);
            }
            Some(x) => yield_!(x * 100),
            None => {}
        }
        yield_!(x.unwrap_or(77));
    }
    with (Some(9)), (Some(2)), (None);
}

faithful! {
    fn loop_variables_shadow_outer_locals(x: u32) -> impl Iterator<Item = u32> {
        for x in 0..x {
            yield_!(x);
            let x = x + 50;
            yield_!(x);
        }
        let mut stack = vec![1, 2];
        while let Some(x) = stack.pop() {
            yield_!(x * 1000);
        }
        yield_!(x);
    }
    with (2);
}

faithful! {
    fn in_each_turn_of_a_loop() -> impl Iterator<Item = u32> {
        let n = 0;
        let mut total = n;
        loop {
            let n = total + 1;
            yield_!(n);
            let n = n * 2;
            total = n;
            yield_!(total);
            if n > 10 {
                break;
            }
        }
        yield_!(n);
    }
    with ();
}

faithful! {
    fn if_let_else_sees_the_outer_one(x: Result<u32, u32>) -> impl Iterator<Item = String> {
        if let Ok(x) = x {
            yield_!(format!("ok {x}"));
        } else {
            yield_!(format!("not ok {x:?}"));
        }
        let Ok(x) = x else {
            yield_!(format!("still {x:?}"));
            return;
        };
        yield_!(format!("now {x}"));
    }
    with (Ok(1)), (Err(2));
}

faithful! {
    fn let_chains_shadow_step_by_step(x: Option<Option<u32>>) -> impl Iterator<Item = String> {
        if let Some(x) = x
            && let Some(x) = x
            && let x = x + 1
            && x > 2
        {
            yield_!(format!("{x}"));
        }
        yield_!(format!("{x:?}"));
    }
    with (Some(Some(4))), (Some(Some(1))), (Some(None)), (None);
}

faithful! {
    fn closure_parameters_shadow_saved_locals(x: u32) -> impl Iterator<Item = u32> {
        let twice = |x: u32| x * 2;
        yield_!(twice(1));
        let y = [1, 2, 3].iter().map(|x| x + 1).sum::<u32>() + x;
        yield_!(y);
        let x = (|| {
            let x = x + 1;
            x * 10
        })();
        yield_!(x);
    }
    with (5);
}

faithful! {
    fn items_of_inner_blocks(x: u32) -> impl Iterator<Item = u32> {
        yield_!(x);
        {
            fn y() -> u32 {
                9
            }
            yield_!(y());
        }
        const LIMIT: u32 = 4;
        yield_!(x + LIMIT);
        {
            const LIMIT: u32 = 40;
            yield_!(x + LIMIT);
        }
        yield_!(LIMIT);
    }
    with (1);
}

faithful! {
    fn statics_and_constants_in_patterns_are_not_bindings(n: u32) -> impl Iterator<Item = &'static str> {
        const THREE: u32 = 3;
        use std::option::Option::None as Nothing;
        match n {
            THREE => yield_!("three"),
            other => {
                yield_!("other");
                log(other);
            }
        }
        match Some(n).filter(|n| *n > 3) {
            Nothing => yield_!("nothing"),
            Some(_) => yield_!("some"),
        }
    }
    with (3), (4);
}

faithful! {
    fn struct_shorthand_uses_the_inner_one(a: u32) -> impl Iterator<Item = String> {
        #[derive(Debug)]
        struct S {
            a: u32,
            b: u32,
        }
        let b = a + 1;
        yield_!(String::new());
        let a = a * 10;
        let s = S { a, b };
        yield_!(format!("{s:?}"));
        let S { a, b: c } = s;
        yield_!(format!("{a} {b} {c}"));
    }
    with (1);
}

faithful! {
    fn arguments_shadowed_by_their_own_parts((x, y): (u32, D)) -> impl Iterator<Item = u32> {
        let (y, x) = (x, y);
        yield_!(y);
        let D(ref name) = x;
        let name = *name;
        yield_!(name.len() as u32);
        let y = D("new y");
        yield_!(5);
    }
    with ((3, D("y")));
}

faithful! {
    fn shadowed_while_the_old_one_is_moved() -> impl Iterator<Item = usize> {
        let v = vec![D("a")];
        yield_!(v.len());
        let mut v = v;
        v.push(D("b"));
        yield_!(v.len());
        let v = v.into_iter().map(|d| d.0).collect::<Vec<_>>();
        yield_!(v.len());
        let v = v.len();
        yield_!(v);
    }
    with ();
}

faithful! {
    /// A macro of the body's own binds hygienically: its `x` is not the body's.
    fn hygiene_of_a_local_macro(x: u32) -> impl Iterator<Item = u32> {
        macro_rules! plus_one {
            ($e:expr) => {{
                let x = 1;
                $e + x
            }};
        }
        yield_!(plus_one!(x));
        let y = plus_one!(x * 10);
        yield_!(y);
    }
    with (4);
}

faithful! {
    fn deferred_shadow(x: u32) -> impl Iterator<Item = u32> {
        let y;
        {
            let x = x + 1;
            yield_!(x);
            y = x;
        }
        let x;
        yield_!(y);
        x = y * 2;
        yield_!(x);
    }
    with (1);
}

faithful! {
    /// Where a path ends that leaves a local, another one of its name may be in scope.
    fn shadowed_where_a_path_ends(n: u32) -> impl Iterator<Item = u32> {
        let e = D("e");
        yield_!(if let Some(e) = Some(n).filter(|n| *n > 1) { e } else { drop(e); 0 });
        yield_!(10);
        let d = D("d");
        for d in 0..n {
            if d == 2 {
                break;
            }
        }
        if n == 2 {
            let d = n;
            log(d);
        } else {
            drop(d);
        }
        yield_!(20);
    }
    with (0), (2), (5);
}
