//! `#[cfg]` in its body, as in that of a function.

#![allow(clippy::non_minimal_cfg)]

use genfn::prelude::*;

#[test]
fn statements_are_configured_away() {
    let n = 7;
    let all = gen_!({
        #[cfg(all())]
        yield_!(1);
        #[cfg(any())]
        {
            never();
            yield_!(2);
        }
        #[cfg(not(any()))]
        for i in 3..5 {
            yield_!(i);
        }
        #[cfg(any())]
        yield_from!(never());
        yield_!(n);
    });
    assert!(all.eq([1, 3, 4, 7]));
}

#[test]
fn options_are_asked_of_rustc() {
    let (unix, other) = ("unix", "other");
    let _ = (unix, other);
    let family = gen_!(|| -> impl Iterator<Item = &'static str> + Clone {
        #[cfg(unix)]
        let family = unix;
        #[cfg(not(unix))]
        let family = other;
        yield_!(family);
        match family {
            #[cfg(all(unix, not(windows)))]
            "unix" => yield_!("again"),
            _ => yield_!("no"),
        }
    });
    assert_eq!(family.collect::<Vec<_>>(), if cfg!(unix) { ["unix", "again"] } else { ["other", "no"] });
}

/// What only stands in code that is not there is not captured.
#[test]
fn names_of_code_that_is_not_there_are_left() {
    let text = "kept".to_owned();
    let n = 1;
    let all = gen_!({
        #[cfg(any())]
        yield_!(text.len());
        #[cfg(feature = "sanitizer")]
        drop(text);
        yield_!(n);
    });
    assert_eq!(text, "kept");
    assert!(all.eq([1]));
}

#[generator]
fn in_a_generator(text: String) -> impl Iterator<Item = usize> {
    let inner = gen_!({
        #[cfg(windows)]
        drop(text);
        #[cfg(not(windows))]
        yield_!(1);
        yield_!(2);
    });
    yield_!(0);
    for n in inner {
        yield_!(n);
    }
    #[cfg(not(windows))]
    yield_!(text.len());
}

#[test]
fn in_one_that_stands_in_a_generator() {
    let expected: &[usize] = if cfg!(windows) { &[0, 2] } else { &[0, 1, 2, 3] };
    assert_eq!(in_a_generator("abc".to_owned()).collect::<Vec<_>>(), expected);
}

#[test]
fn with_arguments() {
    let text = "a b".to_owned();
    let words = gen_!(pinned, {
        for word in text.split(' ') {
            #[cfg(debug_assertions)]
            yield_!(word.len());
            #[cfg(not(debug_assertions))]
            yield_!(word.len());
        }
    });
    assert!(words.eq([1, 1]));
}
