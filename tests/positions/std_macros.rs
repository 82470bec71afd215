//! Operands of std's macros.

use super::*;

faithful! {
    fn arguments_of_formatting_macros(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = String> {
        println!("{n} {}", yield_!(n));
        let s = format!("{n} {} {:?} {last:>3}", yield_!(n + 1), f(n), last = yield_!(n + 2));
        log(&s);
        format!("{s} {0} {0}", yield_!(n + 3))
    }
    with (1) [10u32, 20, 30, 40];
}

faithful! {
    fn vec_macro() -> impl Generator<Yield = u32, Send = u32, Return = Vec<u32>> {
        let mut v = vec![yield_!(1), f(2), yield_!(3)];
        v.extend(vec![yield_!(4); 2]);
        v.append(&mut vec![yield_!(5)]);
        v
    }
    with () [10u32, 20, 30, 40];
}

faithful! {
    fn asserting_macros() -> impl Generator<Yield = u32, Send = u32> {
        assert_eq!(yield_!(1), 10);
        assert!(yield_!(2) > f(3), "message {}", "unused");
        assert_ne!(f(4), yield_!(4), "with a message");
        assert!(matches!(yield_!(5), 40..));
    }
    with () [10u32, 20, 30, 40];
}

faithful! {
    fn assertion_that_fails() -> impl Generator<Yield = u32, Send = u32> {
        let _d = D("held");
        assert_eq!(yield_!(1), 10, "boom {}", f(2));
    }
    with () [10u32], () [11u32];
}

faithful! {
    /// The pattern is left alone.
    fn matches_macro() -> impl Generator<Yield = u32, Send = Option<u32>, Return = bool> {
        let a = matches!(yield_!(1), Some(n) if n > 2);
        let b = matches!(yield_!(2), None | Some(0));
        log(format!("{a} {b}"));
        !matches!(yield_!(3), Some(1..=9))
    }
    with () [Some(3u32), Some(0), Some(5)], () [None::<u32>, None, None];
}

faithful! {
    fn write_macro() -> impl Generator<Yield = u32, Send = u32, Return = String> {
        use std::fmt::Write as _;
        let mut out = String::new();
        write!(out, "{}-", yield_!(1)).unwrap();
        writeln!(out, "{:02}", yield_!(2)).unwrap();
        out
    }
    with () [10u32, 2];
}
