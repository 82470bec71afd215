//! Recursion beside all else that a body does.

use std::fmt::Display;

use genfn::prelude::*;

use super::harness::{Loud, log, same, same_items};

/// What is delegated to besides: it may ignore its exit.
#[generator(type = Stubborn)]
pub(crate) fn stubborn(n: u32, ignores: u32) -> impl Generator<Yield = u32, Return = u32> {
    let _loud = Loud::new(format!("stubborn {n}"));
    for i in 0..ignores {
        try_! {{
            yield_!(1000 + n);
        } except GeneratorExit => {
            log(format!("exit {i} ignored at {n}"));
        }}
    }
    yield_!(2000 + n);
    n
}

twins! {
    fn delegates_to_others [] (n: u32, ignores: u32)
    [impl Generator<Yield = u32, Return = u32>] [BoxGenerator<'static, u32, (), u32>] [] {
        let _loud = Loud::new(format!("around {n}"));
        let first: Stubborn = stubborn(n, ignores);
        let before: u32 = yield_from!(first);
        let inner: u32 = if n > 0 { yield_from!(delegates_to_others(n - 1, ignores)) } else { 0 };
        let boxed: BoxGenerator<'static, u32, (), u32> = Box::new(stubborn(n + 10, ignores));
        before + inner + yield_from!(boxed)
    }
}

#[test]
fn what_is_delegated_to_besides() {
    for ignores in 0..3 {
        same(
            || delegates_to_others::flat::delegates_to_others(2, ignores),
            || delegates_to_others::boxed::delegates_to_others(2, ignores),
            &[(); 9],
            &[4],
        );
    }
}

twins! {
    fn handles_and_delegates [] (n: u32)
    [impl Generator<Yield = u32, Return = Result<u32, String>>] [BoxGenerator<'static, u32, (), Result<u32, String>>] [] {
        try_! {{
            let first: Stubborn = stubborn(n, 1);
            yield_from!(first);
            if n > 0 {
                yield_from!(handles_and_delegates(n - 1))?;
            }
            yield_from!(0..n);
        } except => {
            log(format!("except {n}"));
            let last: Stubborn = stubborn(n + 50, 0);
            yield_from!(last);
        } finally {
            log(format!("finally {n}"));
        }}
        Ok(n)
    }
}

#[test]
fn handlers_that_delegate() {
    same(
        || handles_and_delegates::flat::handles_and_delegates(2),
        || handles_and_delegates::boxed::handles_and_delegates(2),
        &[(); 10],
        &[Err("thrown".to_owned()), Ok(1)],
    );
}

macro_rules! stop_if {
    ($condition:expr) => {
        if $condition {
            return;
        }
    };
}

twins! {
    fn returns_in_a_macro [] (n: u32, unused: Loud)
    [impl Iterator<Item = u32>] [Box<dyn Iterator<Item = u32>>] [] {
        stop_if!(n == 0);
        let _ = &unused;
        yield_!(n);
        yield_from!(returns_in_a_macro(n - 1, Loud::new(format!("argument of {n}"))));
        stop_if!(n == 2);
        yield_!(n * 10);
    }
}

#[test]
fn returns_that_a_macro_hides() {
    let loud = || Loud::new("argument");
    same_items(
        || returns_in_a_macro::flat::returns_in_a_macro(4, loud()),
        || returns_in_a_macro::boxed::returns_in_a_macro(4, loud()),
    );
}

type Outcome = Result<u32, String>;

macro_rules! bail {
    ($condition:expr, $message:expr) => {
        if $condition {
            return Err($message.into());
        }
    };
}

twins! {
    fn of_an_alias [] (n: u32)
    [impl Generator<Yield = u32, Return = Outcome>] [BoxGenerator<'static, u32, (), Outcome>] [] {
        bail!(n == 0, "zero");
        yield_!(n);
        let below: u32 = try_! {{
            yield_from!(of_an_alias(n - 1))?
        } except error if n == 2 => {
            yield_!(100 + error.len() as u32);
            7
        }};
        bail!(n == 5, "five");
        Ok(below + 1)
    }
}

#[test]
fn a_return_type_that_is_an_alias() {
    for n in [0, 2, 4, 6] {
        same(
            || of_an_alias::flat::of_an_alias(n),
            || of_an_alias::boxed::of_an_alias(n),
            &[(); 8],
            &[Err("thrown".to_owned()), Ok(1)],
        );
    }
}

twins! {
    fn returns_a_parameter [<T: Clone + 'static>] (n: u32, value: T)
    [impl Generator<Yield = u32, Send = Option<u32>, Return = Option<T>>]
    [BoxGenerator<'static, u32, Option<u32>, Option<T>>] [] {
        if n == 0 {
            return Some(value);
        }
        let told = yield_!(n)?;
        let inner = yield_from!(returns_a_parameter(n - told.min(n), value.clone()))?;
        yield_!(told)?;
        Some(inner)
    }
}

#[test]
fn a_return_type_that_is_a_parameter() {
    let (flat, boxed) = (
        || returns_a_parameter::flat::returns_a_parameter(3, "x"),
        || returns_a_parameter::boxed::returns_a_parameter(3, "x"),
    );
    same(flat, boxed, &[Some(1); 8], &[None, Some("y")]);
    same(flat, boxed, &[Some(1), Some(1), None, Some(2)], &[None, Some("y")]);
}

twins! {
    fn hands_over [<'a>] (n: u32, mut out: &'a mut Vec<u32>)
    [impl Generator<Yield = u32, Return = &'a mut Vec<u32>>] [BoxGenerator<'a, u32, (), &'a mut Vec<u32>>] [] {
        if n == 0 {
            return out;
        }
        out.push(n);
        yield_!(n);
        out = yield_from!(hands_over(n - 1, out));
        out.push(n + 10);
        yield_!(n + 10);
        out
    }
}

#[test]
fn a_mutable_borrow_that_is_handed_over() {
    let (mut one, mut other) = (Vec::new(), Vec::new());
    let flat = hands_over::flat::hands_over(4, &mut one).collect::<Vec<_>>();
    assert_eq!(flat, hands_over::boxed::hands_over(4, &mut other).collect::<Vec<_>>());
    assert_eq!(one, other);
    assert_eq!(one, [4, 3, 2, 1, 11, 12, 13, 14]);
}

#[generator]
fn counted(n: u32) -> impl Iterator<Item = u32> {
    if n > 0 {
        // What is not held is as any other iterator.
        let below = counted(n - 1).count() as u32;
        let boxed: Box<dyn Iterator<Item = u32>> = Box::new(counted(n - 1));
        yield_!(below);
        yield_from!(boxed);
        yield_from!(counted(n - 1));
    }
}

#[test]
fn calls_that_are_no_delegation() {
    assert_eq!(counted(3).collect::<Vec<_>>(), [3, 1, 0, 0, 1, 0, 0]);
}

#[generator]
fn shown(n: u32) -> impl Iterator<Item = impl Display> {
    if n > 0 {
        yield_!(format!("{n}"));
        yield_from!(shown(n - 1));
        yield_!(format!("{n}"));
    }
}

#[test]
fn items_of_a_type_without_a_name() {
    assert_eq!(shown(3).map(|shown| shown.to_string()).collect::<String>(), "321123");
}

#[generator]
fn with_a_lent_closure(n: u32, f: &mut impl FnMut(u32) -> u32) -> impl Iterator<Item = u32> {
    yield_!(f(n));
    if n > 0 {
        yield_from!(with_a_lent_closure(n - 1, f));
    }
}

#[test]
fn a_closure_that_is_lent() {
    let mut sum = 0;
    let mut add = |n| {
        sum += n;
        sum
    };
    assert_eq!(with_a_lent_closure(3, &mut add).collect::<Vec<_>>(), [3, 5, 6, 6]);
}

twins! {
    fn constructs [] (n: u32)
    [impl Generator<Yield = u32, Send = Option<u32>, Return = (u32, u32)>]
    [BoxGenerator<'static, u32, Option<u32>, (u32, u32)>] [] {
        if n == 0 {
            return (0, 1);
        }
        let (a, b) = match yield_!(n) {
            Some(told) if told > 1 => yield_from!(constructs(n - 1)),
            Some(_) => {
                let mut last = (0, 0);
                while last.1 < 2 {
                    last = yield_from!(constructs(n - 1));
                    last.1 += yield_!(last.0).unwrap_or(1);
                }
                last
            }
            None => (1, 1),
        };
        match yield_from!(constructs(n - 1)) {
            (c, 0) => (a, c),
            (c, d) => (a + b, c + d),
        }
    }
}

#[test]
fn constructs_around_it() {
    for sends in [[Some(1); 9], [Some(2); 9], [None; 9]] {
        same(|| constructs::flat::constructs(3), || constructs::boxed::constructs(3), &sends, &[(4, 4)]);
    }
    let mixed = [Some(2), Some(1), None, Some(1), Some(0), None, Some(2), Some(3), None, Some(1), Some(1)];
    same(|| constructs::flat::constructs(3), || constructs::boxed::constructs(3), &mixed, &[(4, 4)]);
}

thread_local! {
    static ENDED: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

#[generator]
fn deep(n: u32) -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    try_! {{
        yield_!(n);
        if n > 0 {
            yield_from!(deep(n - 1))?;
        }
    } except error if n == 0 => {
        Err(error + "!")?;
    } finally {
        ENDED.set(ENDED.get() + 1);
    }}
    Ok(n)
}

#[test]
fn as_deep_as_one_likes() {
    const DEEP: u32 = 300_000;
    let suspended = || {
        let mut g = deep(DEEP);
        assert_eq!(g.by_ref().nth(DEEP as usize), Some(Ok(0)));
        ENDED.set(0);
        g
    };
    let ended = || assert_eq!(ENDED.get(), DEEP + 1);
    drop(suspended());
    ended();
    assert_eq!(suspended().close(), None);
    ended();
    assert_eq!(suspended().throw("thrown").unwrap_err().value, Some(Err("thrown!".to_owned())));
    ended();
    assert_eq!(suspended().next(), None);
    ended();
    let g = suspended();
    let links = std::iter::successors(Some(&g as &dyn genfn::Inspect), |outer| outer.delegate()).count();
    assert_eq!(links, DEEP as usize + 1);
    std::thread::Builder::new().stack_size(128 << 10).spawn(move || drop(g)).unwrap().join().unwrap();
}
