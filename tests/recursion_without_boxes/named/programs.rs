//! Programs as one writes them, each beside the plain recursion.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::num::ParseIntError;

use genfn::prelude::*;

#[derive(Clone, Debug)]
enum Json {
    Number(i32),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

#[generator(type = Leaves, items: &Vec<Json>, fields: &BTreeMap<String, Json>)]
#[derive(Clone)]
fn leaves(value: &Json, path: String) -> impl Iterator<Item = (String, i32)> {
    match value {
        Json::Number(number) => yield_!((path, *number)),
        Json::List(items) => {
            let mut i: usize = 0;
            for item in items {
                yield_from!(leaves(item, format!("{path}[{i}]")));
                i += 1;
            }
        }
        Json::Object(fields) => {
            for (name, field) in fields {
                yield_from!(leaves(field, format!("{path}.{name}")));
            }
        }
    }
}

fn all_leaves(value: &Json, path: &str, out: &mut Vec<(String, i32)>) {
    match value {
        Json::Number(number) => out.push((path.to_owned(), *number)),
        Json::List(items) => {
            items.iter().enumerate().for_each(|(i, item)| all_leaves(item, &format!("{path}[{i}]"), out));
        }
        Json::Object(fields) => {
            fields.iter().for_each(|(name, field)| all_leaves(field, &format!("{path}.{name}"), out));
        }
    }
}

#[test]
fn a_value_of_json() {
    let list = Json::List(vec![Json::Number(1), Json::List(vec![]), Json::List(vec![Json::Number(2)])]);
    let value = Json::Object(BTreeMap::from([("a".to_owned(), list.clone()), ("b".to_owned(), list)]));
    let mut plain = Vec::new();
    all_leaves(&value, "", &mut plain);
    assert_eq!(leaves(&value, String::new()).collect::<Vec<_>>(), plain);
}

#[generator(type = Queens)]
#[derive(Clone)]
fn queens(n: usize, board: Vec<usize>) -> impl Iterator<Item = Vec<usize>> {
    let row = board.len();
    if row == n {
        yield_!(board);
        return;
    }
    for column in 0..n {
        if board.iter().enumerate().all(|(r, &c)| c != column && c.abs_diff(column) != row - r) {
            let mut next = board.clone();
            next.push(column);
            yield_from!(queens(n, next));
        }
    }
}

/// The board goes in and comes back.
#[generator(type = Placed)]
fn placed(n: usize, mut board: Vec<usize>) -> impl Generator<Yield = Vec<usize>, Return = Vec<usize>> {
    if board.len() == n {
        yield_!(board.clone());
        return board;
    }
    for column in 0..n {
        let row: usize = board.len();
        if board.iter().enumerate().all(|(r, &c)| c != column && c.abs_diff(column) != row - r) {
            board.push(column);
            board = yield_from!(placed(n, board));
            board.pop();
        }
    }
    board
}

#[test]
fn eight_queens() {
    assert_eq!(queens(8, Vec::new()).count(), 92);
    assert!(queens(6, Vec::new()).eq(placed(6, Vec::new())));
}

#[generator(type = Sums, rest: &str)]
fn sums(text: &str) -> impl Iterator<Item = Result<i64, ParseIntError>> {
    match text.split_once('+') {
        Some((first, rest)) => {
            yield_!(Ok(first.trim().parse()?));
            yield_from!(sums(rest));
        }
        None => yield_!(Ok(text.trim().parse()?)),
    }
}

#[test]
fn an_error_ends_all_of_them() {
    assert_eq!(sums("1 + 2 + 3").sum::<Result<i64, _>>(), Ok(6));
    assert_eq!(sums("1 + x + 3").map(|item| item.is_ok()).collect::<Vec<_>>(), [true, false]);
}

#[generator(type = Scopes)]
fn scopes(n: u32, log: &RefCell<Vec<String>>) -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    try_! {{
        yield_!(n);
        if n == 3 {
            Err("three".to_owned())?;
        }
        let inner = yield_from!(scopes(n + 1, log))?;
        log.borrow_mut().push(format!("came to {inner}"));
    } except error if n == 1 => {
        log.borrow_mut().push(format!("{n} caught {error}"));
    } finally {
        log.borrow_mut().push(format!("leaves {n}"));
    }}
    Ok(n * 10)
}

#[test]
fn handlers_and_errors() {
    let log = RefCell::default();
    assert!(scopes(0, &log).eq([Ok(0), Ok(1), Ok(2), Ok(3)]));
    assert_eq!(log.take(), ["leaves 3", "leaves 2", "1 caught three", "leaves 1", "came to 10", "leaves 0"]);
    let mut half = scopes(0, &log);
    assert_eq!(half.by_ref().take(3).count(), 3);
    drop(half);
    assert_eq!(log.take(), ["leaves 2", "leaves 1", "leaves 0"]);
}

#[generator(type = Guess)]
#[derive(Clone)]
fn guess(low: u32, high: u32) -> impl Generator<Yield = u32, Send = Ordering, Return = u32> {
    let middle = low + (high - low) / 2;
    match yield_!(middle) {
        Ordering::Less => yield_from!(guess(low, middle)),
        Ordering::Greater => yield_from!(guess(middle + 1, high)),
        Ordering::Equal => middle,
    }
}

#[test]
fn a_game() {
    let mut game = guess(0, 100);
    let mut asked = game.start().unwrap();
    for guesses in 1.. {
        // 50, 25, 38, 32, 35, 37
        match game.send(37.cmp(&asked)) {
            Ok(next) => asked = next,
            Err(stop) => {
                assert_eq!((stop.value, guesses), (Some(37), 6));
                break;
            }
        }
    }
}

#[generator(type = Combos)]
#[derive(Clone)]
fn combos<'a, T>(items: &'a [T], k: usize, taken: Vec<&'a T>) -> impl Iterator<Item = Vec<&'a T>> {
    if k == 0 {
        yield_!(taken);
    } else if let [first, rest @ ..] = items {
        let mut with = taken.clone();
        with.push(first);
        yield_from!(combos(rest, k - 1, with));
        yield_from!(combos(rest, k, taken));
    }
}

#[test]
fn combinations() {
    let all: Vec<_> = combos(&[1, 2, 3], 2, Vec::new()).collect();
    assert_eq!(all, [[&1, &2], [&1, &3], [&2, &3]]);
}
