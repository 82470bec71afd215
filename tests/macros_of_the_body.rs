//! Macros that a body declares, and that yield: they are read, and stand for what they expand to.

use genfn_tests::faithful;

faithful! {
    /// As a statement, and one that calls another.
    fn statements(rows: &[(&'static str, u32)], verbose: bool) -> impl Iterator<Item = String> {
        macro_rules! line {
            ($($args:tt)*) => {
                yield_!(format!($($args)*))
            };
        }
        macro_rules! detail {
            ($($args:tt)*) => {
                if verbose {
                    line!($($args)*);
                }
            };
        }
        let _before = D("before");
        line!("== {} ==", rows.len());
        for (n, (name, count)) in rows.iter().enumerate() {
            line!("{name:>4} {count}");
            detail!("row {n}");
        }
        line!("end")
    }
    with (&[("fig", 3), ("kiwi", 12)], true), (&[("fig", 3)], false);
}

faithful! {
    /// Where an expression stands, with a value; an expression that is given stays one.
    fn expressions(n: u32) -> impl Iterator<Item = u32> {
        macro_rules! twice {
            ($x:expr) => { $x * 2 };
            ($x:expr, then $next:expr) => {{
                yield_!($x * 2);
                $next
            }};
        }
        let m = twice!(n + 1, then n - 1);
        yield_!(twice!(m + 1));
        yield_!(1 + twice!(m, then 4 + 5) * 3);
        let list = vec![twice!(1, then 2), twice!(3, then 4)];
        yield_!(list.iter().sum());
    }
    with (1), (7);
}

faithful! {
    /// Repetitions, nested ones too, with separators or without, and several rules.
    fn repetitions(flag: bool) -> impl Iterator<Item = u32> {
        macro_rules! all {
            () => {};
            (@row $($x:literal)+) => { $(yield_!($x);)+ };
            ($($x:expr),* $(,)?) => { $(yield_!($x);)* };
            ($($name:ident = [$($x:expr),*]);+) => { $(let $name = [$($x),*]; $(yield_!($x + 100);)* yield_!($name.len() as u32);)+ };
        }
        all!();
        all!(@row 1 2 3);
        all!(4, 5,);
        all![if flag { 6 } else { 7 }];
        all! { a = [8, 9]; b = [] }
        let _: [u32; 0] = b;
        yield_!(a[1]);
    }
    with (true), (false);
}

faithful! {
    /// What a macro binds is its own, whatever the body calls its locals.
    fn names_of_its_own(sum: u32) -> impl Iterator<Item = u32> {
        macro_rules! add {
            ($x:expr) => {{
                let sum = $x + 10;
                yield_!(sum);
                sum + $x
            }};
        }
        let other = add!(sum);
        yield_!(add!(add!(sum) + other) + sum);
        macro_rules! each {
            ($of:expr => $do:expr) => {
                for item in $of {
                    yield_!($do);
                    yield_!(item);
                }
            };
        }
        for item in 0..2 {
            each!(5..7 => item);
        }
    }
    with (1);
}

faithful! {
    /// Values that a macro holds are dropped where it ends; it may jump, return and delegate.
    fn drops_and_jumps(n: u32) -> impl Iterator<Item = u32> {
        macro_rules! step {
            ($d:expr, $i:expr) => {
                let held = $d;
                yield_!(held.0.len() as u32);
                if $i == n {
                    return;
                }
                yield_from!([$i]);
                if $i == 1 {
                    continue;
                }
            };
        }
        for i in 0..3 {
            let _before = D("before");
            step!(D("held"), i);
            let _after = D("after");
            yield_!(7);
        }
    }
    with (0), (2), (9);
}
