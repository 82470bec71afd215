//! As one would write them.

use std::collections::HashMap;

use genfn::prelude::*;

struct Cursor<'a> {
    text: &'a str,
    parts: Vec<Cursor<'a>>,
}

impl<'a> Cursor<'a> {
    #[generator]
    fn words(&self) -> impl Iterator<Item = &'a str> {
        yield_!(self.text);
        for part in &self.parts {
            yield_from!(Self::words(part));
        }
    }

    #[generator]
    fn mapped<F: Fn(&'a str) -> U, U>(&self, f: &F) -> impl Iterator<Item = U> {
        yield_!(f(self.text));
        for part in &self.parts {
            yield_from!(Self::mapped(part, f));
        }
    }
}

#[test]
fn a_type_and_a_method_with_parameters() {
    let leaf = |text| Cursor { text, parts: vec![] };
    let cursor = Cursor { text: "a", parts: vec![leaf("bc"), leaf("def")] };
    assert_eq!(cursor.words().collect::<Vec<_>>(), ["a", "bc", "def"]);
    assert_eq!(cursor.mapped(&str::len).collect::<Vec<_>>(), [1, 2, 3]);
}

struct Countdown(u32);

impl Countdown {
    #[generator]
    fn numbers(&mut self, by: u32) -> impl Iterator<Item = u32> {
        if self.0 > by {
            yield_!(self.0);
            self.0 -= by;
            yield_from!(Self::numbers(self, by));
        }
    }

    #[generator]
    fn boxed(self: Box<Self>) -> impl Iterator<Item = u32> {
        if self.0 > 0 {
            yield_!(self.0);
            yield_from!(Self::boxed(Box::new(Countdown(self.0 - 1))));
        }
    }
}

#[test]
fn receivers_that_are_given_away() {
    let mut countdown = Countdown(9);
    assert_eq!(countdown.numbers(2).collect::<Vec<_>>(), [9, 7, 5, 3]);
    assert_eq!(countdown.0, 1);
    assert_eq!(Box::new(Countdown(3)).boxed().collect::<Vec<_>>(), [3, 2, 1]);
}

type Graph = HashMap<u32, Vec<u32>>;

#[generator]
fn search<'g>(
    graph: &'g Graph,
    node: u32,
    mut seen: Vec<u32>,
) -> impl Generator<Yield = u32, Send = bool, Return = Vec<u32>> + use<'g> {
    if seen.contains(&node) {
        return seen;
    }
    seen.push(node);
    if yield_!(node) {
        for next in graph.get(&node).into_iter().flatten() {
            seen = yield_from!(search(graph, *next, seen));
        }
    }
    seen
}

#[test]
fn a_search_in_depth_that_is_told_where_to_go_on() {
    let graph: Graph = [(1, vec![2, 3]), (2, vec![4, 1]), (3, vec![5])].into();
    let mut search = search(&graph, 1, vec![]);
    let mut step = search.start();
    let mut nodes = Vec::new();
    let seen = loop {
        match step {
            Ok(node) => {
                nodes.push(node);
                step = search.send(node != 2);
            }
            Err(stop) => break stop.value,
        }
    };
    assert_eq!(nodes, [1, 2, 3, 5]);
    assert_eq!(seen, Some(nodes));
}

#[generator]
fn queens(size: usize, placed: Vec<usize>) -> impl Iterator<Item = Vec<usize>> {
    if placed.len() == size {
        yield_!(placed);
        return;
    }
    for column in 0..size {
        let attacks = |(row, &other): (usize, &usize)| other == column || other.abs_diff(column) == placed.len() - row;
        let is_safe = !placed.iter().enumerate().any(attacks);
        if is_safe {
            let mut placed = placed.clone();
            placed.push(column);
            yield_from!(queens(size, placed));
        }
    }
}

#[test]
fn eight_queens() {
    assert_eq!(queens(8, vec![]).count(), 92);
    assert_eq!(queens(4, vec![]).next(), Some(vec![1, 3, 0, 2]));
}

enum Value {
    Number(i32),
    Object(Vec<(&'static str, Value)>),
}

#[generator]
fn flattened(value: Value, path: String) -> impl Iterator<Item = (String, i32)> {
    match value {
        Value::Number(number) => yield_!((path, number)),
        Value::Object(fields) => {
            for (name, value) in fields {
                yield_from!(flattened(value, format!("{path}.{name}")));
            }
        }
    }
}

#[test]
fn a_value_that_is_taken_apart() {
    let inner = Value::Object(vec![("c", Value::Number(2))]);
    let value = Value::Object(vec![("a", Value::Number(1)), ("b", inner)]);
    let all: Vec<_> = flattened(value, String::new()).collect();
    assert_eq!(all, [(".a".to_owned(), 1), (".b.c".to_owned(), 2)]);
}
