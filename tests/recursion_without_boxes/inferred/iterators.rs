//! Those that are only iterated.

use genfn::prelude::*;
use std::fmt::Display;

use super::harness::{Loud, log, same_items};

#[derive(Debug)]
pub(crate) struct Tree<T> {
    pub(crate) left: Option<Box<Tree<T>>>,
    pub(crate) value: T,
    pub(crate) right: Option<Box<Tree<T>>>,
}

pub(crate) fn balanced(levels: u32, at: u32) -> Option<Box<Tree<u32>>> {
    let tree = || Tree { left: balanced(levels - 1, 2 * at), value: at, right: balanced(levels - 1, 2 * at + 1) };
    (levels > 0).then(tree).map(Box::new)
}

twins! {
    fn in_order [<'a, T>] (tree: &'a Tree<T>, depth: usize)
    [impl Iterator<Item = (usize, &'a T)>] [Box<dyn Iterator<Item = (usize, &'a T)> + 'a>] [where T: Display] {
        let _loud = Loud::new(format!("{} at {depth}", tree.value));
        if let Some(left) = &tree.left {
            yield_from!(in_order(left, depth + 1));
        }
        yield_!((depth, &tree.value));
        if let Some(right) = &tree.right {
            yield_from!(in_order(right, depth + 1));
        }
        log("ends");
    }
}

#[test]
fn a_tree() {
    let tree = balanced(4, 1).unwrap();
    same_items(|| in_order::flat::in_order(&tree, 0), || in_order::boxed::in_order(&tree, 0));
    let order: Vec<_> = in_order::flat::in_order(&tree, 0).map(|(_, value)| *value).collect();
    assert_eq!(order, [8, 4, 9, 2, 10, 5, 11, 1, 12, 6, 13, 3, 14, 7, 15]);
}

twins! {
    fn permutations [] (items: Vec<u8>, taken: Vec<u8>)
    [impl Iterator<Item = Vec<u8>>] [Box<dyn Iterator<Item = Vec<u8>>>] [] {
        if items.is_empty() {
            yield_!(taken);
            return;
        }
        for i in 0..items.len() {
            let mut rest = items.clone();
            let mut taken = taken.clone();
            taken.push(rest.remove(i));
            yield_from!(permutations(rest, taken));
        }
    }
}

#[test]
fn all_permutations() {
    let three = || (vec![1, 2, 3], Vec::new());
    same_items(
        || permutations::flat::permutations(three().0, three().1),
        || permutations::boxed::permutations(three().0, three().1),
    );
    assert_eq!(permutations::flat::permutations(vec![1, 2, 3, 4, 5], vec![]).count(), 120);
    assert_eq!(permutations::flat::permutations(vec![1, 2], vec![]).last(), Some(vec![2, 1]));
}

twins! {
    fn subsets_owned [] (items: &[u8], so_far: Vec<u8>)
    [impl Iterator<Item = Vec<u8>>] [Box<dyn Iterator<Item = Vec<u8>> + '_>] [] {
        match items {
            [] => yield_!(so_far),
            [first, rest @ ..] => {
                yield_from!(subsets_owned(rest, so_far.clone()));
                let mut with = so_far;
                with.push(*first);
                yield_from!(subsets_owned(rest, with));
            }
        }
    }
}

#[test]
fn all_subsets() {
    let items = [1, 2, 3];
    same_items(
        || subsets_owned::flat::subsets_owned(&items, Vec::new()),
        || subsets_owned::boxed::subsets_owned(&items, Vec::new()),
    );
    assert_eq!(subsets_owned::flat::subsets_owned(&items, Vec::new()).count(), 8);
}

#[derive(Debug)]
pub(crate) enum Expr {
    Number(i32),
    Sum(Vec<Expr>),
    Negated(Box<Expr>),
}

twins! {
    [parts: &'a Vec<Expr>, i: usize, part: &'a Expr, inner: &'a Box<Expr>]
    fn printed [] (expr: &Expr)
    [impl Iterator<Item = String>] [Box<dyn Iterator<Item = String> + '_>] [] {
        match expr {
            Expr::Number(number) => yield_!(number.to_string()),
            Expr::Sum(parts) => {
                yield_!("(".to_owned());
                let items: std::iter::Enumerate<std::slice::Iter<'_, Expr>> = parts.iter().enumerate();
                for (i, part) in items {
                    if i > 0 {
                        yield_!("+".to_owned());
                    }
                    let _loud = Loud::new(format!("part {i}"));
                    yield_from!(printed(part));
                }
                yield_!(")".to_owned());
            }
            Expr::Negated(inner) => {
                yield_!("-".to_owned());
                yield_from!(printed(inner));
            }
        }
    }
}

#[test]
fn an_expression() {
    let expr = Expr::Sum(vec![
        Expr::Number(1),
        Expr::Negated(Box::new(Expr::Sum(vec![Expr::Number(2), Expr::Number(3)]))),
        Expr::Sum(vec![]),
    ]);
    same_items(|| printed::flat::printed(&expr), || printed::boxed::printed(&expr));
    assert_eq!(printed::flat::printed(&expr).collect::<String>(), "(1+-(2+3)+())");
}

twins! {
    fn numbers [<'a>] (words: &'a [&'a str], depth: u32)
    [impl Iterator<Item = Result<i32, std::num::ParseIntError>>]
    [Box<dyn Iterator<Item = Result<i32, std::num::ParseIntError>> + 'a>] [] {
        let _loud = Loud::new(format!("at {depth}"));
        for (i, word) in words.iter().enumerate() {
            if word.is_empty() {
                yield_from!(numbers(&words[i + 1..], depth + 1));
                log(format!("on at {depth}"));
            } else {
                yield_!(Ok(word.parse::<i32>()?));
            }
        }
    }
}

#[test]
fn an_error_is_the_last_item_of_the_innermost() {
    let words = ["1", "", "2", "x", "3", "", "y"];
    same_items(|| numbers::flat::numbers(&words, 0), || numbers::boxed::numbers(&words, 0));
}

twins! {
    fn panics [] (n: u32, at: u32)
    [impl Iterator<Item = u32>] [Box<dyn Iterator<Item = u32>>] [] {
        let _outer = Loud::new(format!("outer {n}"));
        yield_!(n);
        if n == at {
            panic!("as it is told");
        }
        if n > 0 {
            let _inner = Loud::new(format!("inner {n}"));
            yield_from!(panics(n - 1, at));
        }
        yield_!(n + 100);
    }
}

#[test]
fn a_panic_drops_all_the_innermost_first() {
    for at in [0, 1, 2, 3, 7] {
        same_items(|| panics::flat::panics(3, at), || panics::boxed::panics(3, at));
    }
}

twins! {
    [-] fn with_a_closure [] (n: u32, f: impl Fn(u32) -> u32 + Copy + 'static)
    [impl Iterator<Item = u32>] [Box<dyn Iterator<Item = u32>>] [] {
        if n > 0 {
            yield_from!(with_a_closure(n - 1, f));
            yield_!(f(n));
            yield_from!(with_a_closure(n - 1, f));
        }
    }
}

#[test]
fn an_argument_of_a_type_without_a_name() {
    let twice = |n| 2 * n;
    same_items(|| with_a_closure::flat::with_a_closure(3, twice), || with_a_closure::boxed::with_a_closure(3, twice));
}

twins! {
    fn handles [] (n: u32)
    [impl Iterator<Item = u32>] [Box<dyn Iterator<Item = u32>>] [] {
        try_! {{
            let _loud = Loud::new(format!("of {n}"));
            yield_!(n);
            if n > 0 {
                yield_from!(handles(n - 1));
            }
            yield_!(n + 10);
        } except GeneratorExit => {
            log(format!("exit at {n}"));
            return;
        } finally {
            log(format!("finally at {n}"));
        }}
        yield_!(n + 20);
    }
}

#[test]
fn handlers_of_an_iterator() {
    same_items(|| handles::flat::handles(3), || handles::boxed::handles(3));
}

twins! {
    fn ignores [] (n: u32)
    [impl Iterator<Item = u32>] [Box<dyn Iterator<Item = u32>>] [] {
        try_! {{
            yield_!(n);
            if n > 0 {
                yield_from!(ignores(n - 1));
            }
        } finally {
            log(format!("finally at {n}"));
            if n % 2 == 0 {
                yield_!(n + 50);
            }
            log(format!("after it at {n}"));
        }}
    }
}

#[test]
fn an_iterator_that_yields_in_a_finally() {
    same_items(|| ignores::flat::ignores(4), || ignores::boxed::ignores(4));
}

twins! {
    fn patterns [] ((a, b): (u32, u32), [c, d]: [Loud; 2], mut rest: Vec<u32>)
    [impl Iterator<Item = u32>] [Box<dyn Iterator<Item = u32>>] [] {
        yield_!(a + b);
        if let Some(last) = rest.pop() {
            yield_from!(patterns((b, last), [d.clone(), c.clone()], rest));
        }
        yield_!(b);
        drop(c);
        yield_!(a);
    }
}

#[test]
fn arguments_that_are_patterns() {
    let loud = || [Loud::new("c"), Loud::new("d")];
    same_items(
        || patterns::flat::patterns((1, 2), loud(), vec![3, 4]),
        || patterns::boxed::patterns((1, 2), loud(), vec![3, 4]),
    );
}

twins! {
    fn coerced [<'a>] (words: &'a [String], last: &'a str, shown: &'a dyn Display)
    [impl Iterator<Item = String>] [Box<dyn Iterator<Item = String> + 'a>] [] {
        yield_!(format!("{last} {shown}"));
        if let [first, rest @ ..] = words {
            yield_from!(coerced(rest, first, first));
        }
    }
}

#[test]
fn arguments_are_coerced() {
    let words = ["a".to_owned(), "b".to_owned()];
    same_items(|| coerced::flat::coerced(&words, "z", &1), || coerced::boxed::coerced(&words, "z", &1));
}

twins! {
    fn of_an_array [<const N: usize>] (items: [u8; N], at: usize)
    [impl Iterator<Item = u8>] [Box<dyn Iterator<Item = u8>>] [] {
        if at < N {
            yield_from!(of_an_array(items, at + 1));
            yield_!(items[at]);
        }
    }
}

#[test]
fn a_constant() {
    same_items(|| of_an_array::flat::of_an_array([1, 2, 3], 0), || of_an_array::boxed::of_an_array([1, 2, 3], 0));
}

// Among others that are delegated to.
twins! {
    fn beside_others [] (n: u32)
    [impl Iterator<Item = u32>] [Box<dyn Iterator<Item = u32>>] [] {
        if n == 0 {
            return;
        }
        yield_from!(0..n);
        yield_from!(beside_others(n - 1));
        yield_from!(vec![n; 2]);
        let items: Vec<u32> = in_order::flat::in_order(&Tree { left: None, value: n, right: None }, 0).map(|(_, n)| *n).collect();
        for i in items {
            yield_!(i);
            yield_from!(beside_others(n - 1));
        }
    }
}

#[test]
fn others_besides() {
    same_items(|| beside_others::flat::beside_others(3), || beside_others::boxed::beside_others(3));
}

twins! {
    fn early [] (n: i32)
    [impl Iterator<Item = i32>] [Box<dyn Iterator<Item = i32>>] [] {
        let _a = Loud::new(format!("a{n}"));
        let mut i = 0;
        'outer: loop {
            let _b = Loud::new(format!("b{n}"));
            i += 1;
            if n > 0 {
                yield_from!(early(n - i));
            }
            match i {
                1 => continue 'outer,
                2 if n % 2 == 0 => break,
                3 => return,
                _ => yield_!(n),
            }
        }
        yield_!(-n);
    }
}

#[test]
fn loops_and_early_returns() {
    same_items(|| early::flat::early(4), || early::boxed::early(4));
}

/// A million deep, on the stack of a test.
#[test]
fn deep() {
    #[genfn::generator]
    fn down(n: u32) -> impl Iterator<Item = u32> {
        if n > 0 {
            yield_from!(down(n - 1));
        }
        yield_!(n);
    }
    assert_eq!(down(1_000_000).count(), 1_000_001);
    let mut half = down(1_000_000);
    assert_eq!(half.by_ref().take(500_000).last(), Some(499_999));
    drop(half);
}
