//! In macros, and with macros in it.

use genfn::prelude::*;

macro_rules! each {
    ($list:expr) => {
        gen_!({
            for x in $list {
                yield_!(x + 1);
            }
        })
    };
}

macro_rules! comprehension {
    ($item:expr; for $x:pat in $list:expr $(; if $condition:expr)?) => {
        gen_!({
            for $x in $list {
                $(if !$condition { continue; })?
                yield_!($item);
            }
        })
    };
}

macro_rules! given {
    ($($body:tt)*) => { gen_!({ $($body)* }) };
}

macro_rules! block {
    ($body:block) => {
        gen_!($body)
    };
}

#[test]
fn made_by_macros() {
    let x = vec![1, 2];
    assert!(each!(x).eq([2, 3]));
    let (xs, k) = (vec![1, 2, 3], 10);
    assert!(comprehension!(n * k; for n in xs; if n % 2 == 1).eq([10, 30]));
    assert!(comprehension!((i, c); for (i, c) in "ab".chars().enumerate()).eq([(0, 'a'), (1, 'b')]));
    let n = 5;
    assert!(given!(yield_!(n); yield_!(n + 1);).eq([5, 6]));
    assert!(block!({ yield_!(n) }).eq([5]));
}

/// The macro's `x` and the caller's are two.
macro_rules! with_its_own {
    ($e:expr) => {{
        let x = 100;
        gen_!({
            yield_!(x);
            yield_!($e);
        })
    }};
}

#[test]
fn names_of_the_macro_and_of_its_caller() {
    let x = 1;
    assert!(with_its_own!(x).eq([100, 1]));
}

macro_rules! stop_if {
    ($condition:expr) => {
        if $condition {
            return;
        }
    };
}
macro_rules! bail {
    ($($message:tt)*) => {
        return Err(format!($($message)*))
    };
}
macro_rules! tried {
    ($e:expr) => {
        match $e {
            Ok(value) => value,
            Err(error) => return Err(error.into()),
        }
    };
}
macro_rules! pass {
    ($e:expr) => {
        $e
    };
}
macro_rules! hidden_question_mark {
    ($e:expr) => {
        $e?
    };
}

#[test]
fn hidden_returns() {
    let limit = 2;
    let counted = gen_!({
        for n in 0.. {
            stop_if!(n == limit);
            yield_!(n);
        }
    });
    assert!(counted.eq([0, 1]));
    let failing = gen_!(|| -> impl Iterator<Item = Result<u32, String>> {
        for n in 0.. {
            if n == limit {
                bail!("{n} is {}", "enough");
            }
            yield_!(Ok(n));
        }
    });
    assert_eq!(failing.collect::<Vec<_>>(), [Ok(0), Ok(1), Err("2 is enough".to_owned())]);
    let words = ["1", "x"];
    let parsed = gen_!(|| -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
        for word in words {
            let n: u32 = tried!(word.parse());
            yield_!(Ok(n));
        }
    });
    assert_eq!(parsed.map(|item| item.is_ok()).collect::<Vec<_>>(), [true, false]);
    let parsed = gen_!(|| -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
        for word in words {
            let n: u32 = hidden_question_mark!(word.parse());
            yield_!(Ok(n));
        }
    });
    assert_eq!(parsed.map(|item| item.is_ok()).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_hidden_return_beside_an_inferred_item_and_a_captured_closure() {
    let (limit, f) = (2, |n: u32| n * 3);
    let counted = gen_!({
        for n in 0.. {
            stop_if!(n == limit);
            yield_!(f(n));
        }
    });
    assert!(counted.eq([0, 3]));
}

#[test]
fn a_body_that_is_a_macro_beside_its_yields() {
    let mut seen = Vec::new();
    macro_rules! note {
        ($e:expr) => {
            seen.push($e)
        };
    }
    let n = 4;
    assert!(
        gen_!({
            note!(n);
            yield_!(pass!(n));
            note!(n + 1);
        })
        .eq([4])
    );
    let _ = seen;
}

#[test]
fn a_body_that_is_only_a_macro_has_its_type_written() {
    let n = 4;
    macro_rules! nothing {
        ($e:expr) => {
            assert!($e > 3)
        };
    }
    assert_eq!(gen_!(|| -> impl Iterator<Item = u8> { nothing!(n) }).count(), 0);
    assert_eq!(
        gen_!(|| -> impl Iterator<Item = u8> {
            nothing!(n);
        })
        .count(),
        0
    );
}

#[test]
fn a_macro_that_consumes_what_it_names() {
    macro_rules! length {
        ($e:expr) => {{
            let moved = $e;
            moved.len()
        }};
    }
    let text = "abc".to_owned();
    let lengths = gen_!({
        let text = text;
        yield_!(0);
        yield_!(length!(text));
    });
    assert!(lengths.eq([0, 3]));
}
