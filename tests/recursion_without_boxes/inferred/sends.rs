//! Generators: what is sent, returned, thrown.

use super::harness::{Loud, log, same};
use super::iterators::{Tree, balanced};
use genfn::BoxGenerator;
use genfn::prelude::*;

type Move = (u32, char, char);

twins! {
    fn hanoi [] (n: u32, from: char, to: char, via: char)
    [impl genfn::Generator<Yield = Move, Return = u32>] [BoxGenerator<'static, Move, (), u32>] [] {
        if n == 0 {
            return 0;
        }
        let _loud = Loud::new(format!("{n}"));
        let before = yield_from!(hanoi(n - 1, from, via, to));
        yield_!((n, from, to));
        before + 1 + yield_from!(hanoi(n - 1, via, to, from))
    }
}

#[test]
fn towers() {
    same(|| hanoi::flat::hanoi(3, 'a', 'b', 'c'), || hanoi::boxed::hanoi(3, 'a', 'b', 'c'), &[(); 9], &[7]);
    assert_eq!(hanoi::flat::hanoi(10, 'a', 'b', 'c').count(), 1023);
}

twins! {
    fn search [<'t>] (tree: &'t Tree<u32>)
    [impl genfn::Generator<Yield = u32, Send = bool, Return = Option<u32>>]
    [BoxGenerator<'t, u32, bool, Option<u32>>] [] {
        let _loud = Loud::new(format!("{}", tree.value));
        let is_to_be_entered = yield_!(tree.value);
        if !is_to_be_entered {
            return None;
        }
        let mut found = None;
        let children: [&'t Option<Box<Tree<u32>>>; 2] = [&tree.left, &tree.right];
        for child in children {
            if let Some(child) = child {
                found = yield_from!(search(child)).or(found);
            }
        }
        let back = yield_!(tree.value + 1000)
            .then_some(tree.value);
        found.max(back)
    }
}

#[test]
fn a_search_that_is_told() {
    let tree = balanced(3, 1).unwrap();
    let (flat, boxed) = (|| search::flat::search(&tree), || search::boxed::search(&tree));
    same(flat, boxed, &[true; 15], &[None, Some(1)]);
    let told = [true, true, false, true, true, false, true, true, false];
    same(flat, boxed, &told, &[None, Some(1)]);
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wrong {
    Number(std::num::ParseIntError),
    Open,
    Thrown(u8),
}

impl From<std::num::ParseIntError> for Wrong {
    fn from(error: std::num::ParseIntError) -> Wrong {
        Wrong::Number(error)
    }
}

// `(1 (2 3) 4)`, told what begins; returns the sum and the rest.
twins! {
    fn parsed [<'a>] (text: &'a str, depth: usize)
    [impl genfn::Generator<Yield = (usize, i64), Send = i64, Return = Result<(i64, &'a str), Wrong>>]
    [BoxGenerator<'a, (usize, i64), i64, Result<(i64, &'a str), Wrong>>] [] {
        let _loud = Loud::new(format!("at {depth}"));
        let mut rest = text.trim_start();
        let mut sum = 0;
        loop {
            if let Some(inner) = rest.strip_prefix('(') {
                let (inside, behind) = yield_from!(parsed(inner, depth + 1))?;
                sum += inside;
                rest = behind.trim_start();
            } else if let Some(behind) = rest.strip_prefix(')') {
                if depth == 0 {
                    Err(Wrong::Open)?;
                }
                return Ok((sum, behind.trim_start()));
            } else if rest.is_empty() {
                return if depth == 0 { Ok((sum, rest)) } else { Err(Wrong::Open) };
            } else {
                let end: usize = rest.find([' ', '(', ')']).unwrap_or(rest.len());
                let number: i64 = rest[..end].parse()?;
                sum += yield_!((depth, number)) * number;
                rest = rest[end..].trim_start();
            }
        }
    }
}

#[test]
fn a_parser() {
    for text in ["", "1 (2 3) 4", "(((1)) 2", "1 (2 (x 3) 4) 5", ")", "(1) (2 (3 4) (5))"] {
        let (flat, boxed) = (|| parsed::flat::parsed(text, 0), || parsed::boxed::parsed(text, 0));
        same(flat, boxed, &[1, 10, 100, 1000, 1, 1], &[Err(Wrong::Thrown(1)), Ok((1, "thrown"))]);
    }
}

twins! {
    fn caught [] (n: u8)
    [impl genfn::Generator<Yield = String, Send = u8, Return = Result<u32, Wrong>>]
    [BoxGenerator<'static, String, u8, Result<u32, Wrong>>] [] {
        let mut sum = 0;
        for i in 0..2u8 {
            sum += try_! {{
                let _loud = Loud::new(format!("{n}.{i}"));
                let told = yield_!(format!("{n}.{i}"));
                if told == 9 {
                    Err(Wrong::Thrown(n))?;
                }
                if n > 0 {
                    yield_from!(caught(n - 1))? + 1
                } else {
                    u32::from(told)
                }
            } except Wrong::Thrown(by) if by % 2 == 0 => {
                log(format!("caught {by} at {n}"));
                u32::from(yield_!(format!("caught {by} at {n}")))
            } finally {
                log(format!("finally {n}.{i}"));
            }};
        }
        Ok(sum)
    }
}

#[test]
fn errors_go_out_frame_by_frame() {
    for told in [[1; 12], [9, 1, 9, 1, 9, 9, 9, 1, 1, 1, 1, 1], [1, 1, 9, 9, 1, 1, 9, 1, 1, 1, 9, 1]] {
        let thrown = [Err(Wrong::Thrown(1)), Err(Wrong::Thrown(2)), Err(Wrong::Open), Ok(4)];
        same(|| caught::flat::caught(2), || caught::boxed::caught(2), &told, &thrown);
    }
}

twins! {
    fn with_arguments_that_yield [] (n: u32)
    [impl genfn::Generator<Yield = u32, Send = u32, Return = u32>] [BoxGenerator<'static, u32, u32, u32>] [] {
        if n > 3 {
            return n;
        }
        let inner = yield_from!(with_arguments_that_yield(n + yield_!(n)));
        inner * 2 + yield_from!(with_arguments_that_yield({
            let _loud = Loud::new("of an operand");
            yield_!(n + 100)
        }))
    }
}

#[test]
fn arguments_that_yield() {
    same(
        || with_arguments_that_yield::flat::with_arguments_that_yield(0),
        || with_arguments_that_yield::boxed::with_arguments_that_yield(0),
        &[1, 2, 5, 3, 7, 8, 1, 9],
        &[3],
    );
}

twins! {
    fn panics [] (n: u32)
    [impl genfn::Generator<Yield = u32, Send = u32, Return = u32>] [BoxGenerator<'static, u32, u32, u32>] [] {
        let _outer = Loud::new(format!("outer {n}"));
        let told = try_! {{
            let _inner = Loud::new(format!("inner {n}"));
            let told = yield_!(n);
            assert!(told != 9, "as it is told");
            if told > 0 { yield_from!(panics(n + 1)) } else { 0 }
        } finally {
            log(format!("finally {n}"));
        }};
        told + yield_!(n + 10)
    }
}

#[test]
fn a_panic_runs_no_handlers() {
    for told in [[1, 1, 1, 9, 1, 1], [9, 0, 0, 0, 0, 0], [1, 1, 0, 9, 0, 0], [1, 0, 5, 9, 1, 1]] {
        same(|| panics::flat::panics(0), || panics::boxed::panics(0), &told, &[1]);
    }
}

/// One that panics when it is dropped.
pub(crate) struct PanicsWhenDropped(pub(crate) bool);

impl Drop for PanicsWhenDropped {
    fn drop(&mut self) {
        log("drops with a panic, perhaps");
        assert!(!self.0 || std::thread::panicking(), "in a drop");
    }
}

twins! {
    fn panics_in_a_drop [] (n: u32)
    [impl genfn::Generator<Yield = u32, Send = u32, Return = u32>] [BoxGenerator<'static, u32, u32, u32>] [] {
        let _outer = Loud::new(format!("outer {n}"));
        let _panics = PanicsWhenDropped(n == 2);
        let _inner = Loud::new(format!("inner {n}"));
        if n < 3 {
            yield_from!(panics_in_a_drop(n + 1));
        }
        yield_!(n)
    }
}

#[test]
fn a_drop_that_panics() {
    same(
        || panics_in_a_drop::flat::panics_in_a_drop(0),
        || panics_in_a_drop::boxed::panics_in_a_drop(0),
        &[1, 2, 3, 4, 5],
        &[1],
    );
}
