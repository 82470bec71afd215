//! The workloads of the benchmarks, written and read at every suspension. Where those borrow, these own: a reference can't be written down.

use genfn::prelude::*;
use genfn_tests_snapshots::{same_items, same_steps};
use serde::{Deserialize, Serialize};

#[generator(type = Counter)]
#[derive(Serialize, Deserialize)]
fn counter(end: u64, step: u64) -> impl Iterator<Item = u64> {
    let mut n: u64 = 0;
    while n < end {
        yield_!(n);
        n += step;
    }
}

#[test]
fn a_counter() {
    same_items(|| counter(30, 3));
}

#[generator(type = Fibonacci)]
#[derive(Serialize, Deserialize)]
fn fibonacci(count: u64) -> impl Iterator<Item = u64> {
    let mut a: u64 = 0;
    let mut b: u64 = 1;
    for _ in 0u64..count {
        yield_!(a);
        let next = a.wrapping_add(b);
        a = b;
        b = next;
    }
}

#[test]
fn fibonacci_numbers() {
    same_items(|| fibonacci(20));
}

#[generator(type = FilterMap)]
#[derive(Serialize, Deserialize)]
fn filter_map(end: u64) -> impl Iterator<Item = u64> {
    for n in 0u64..end {
        if n % 3 != 1 {
            yield_!(n.wrapping_mul(n));
        }
    }
}

#[test]
fn a_filter_and_a_map() {
    same_items(|| filter_map(20));
}

#[generator(type = NestedLoops)]
#[derive(Serialize, Deserialize)]
fn nested_loops(n: u64) -> impl Iterator<Item = u64> {
    for x in 0u64..n {
        for y in x..n {
            if (x ^ y) & 1 == 0 {
                yield_!(x.wrapping_mul(y));
            }
        }
        yield_!(x);
    }
}

#[test]
fn loops_in_loops() {
    same_items(|| nested_loops(5));
}

#[generator(type = Permutations)]
#[derive(Serialize, Deserialize)]
fn permutations(start: [u8; 4]) -> impl Iterator<Item = [u8; 4]> {
    let mut items = start;
    let mut counts: [usize; 4] = [0; 4];
    yield_!(items);
    let mut i: usize = 1;
    while i < 4 {
        if counts[i] < i {
            items.swap(if i.is_multiple_of(2) { 0 } else { counts[i] }, i);
            yield_!(items);
            counts[i] += 1;
            i = 1;
        } else {
            counts[i] = 0;
            i += 1;
        }
    }
}

#[test]
fn permutations_by_heap_s_algorithm() {
    same_items(|| permutations([0, 1, 2, 3]));
}

#[generator(type = Tokens)]
#[derive(Serialize, Deserialize)]
fn tokens(text: String) -> impl Iterator<Item = String> {
    let mut at: usize = 0;
    while at < text.len() {
        let start: usize = at;
        let byte: u8 = text.as_bytes()[at];
        at += 1;
        if !byte.is_ascii_whitespace() {
            if byte.is_ascii_alphabetic() {
                while at < text.len() && text.as_bytes()[at].is_ascii_alphanumeric() {
                    at += 1;
                }
            } else if byte.is_ascii_digit() {
                while at < text.len() && text.as_bytes()[at].is_ascii_digit() {
                    at += 1;
                }
            }
            yield_!(text[start..at].to_owned());
        }
    }
}

#[test]
fn a_tokenizer() {
    same_items(|| tokens("let total1 = price * (100 + tax) / 100;".to_owned()));
}

#[generator(type = Buffer)]
#[derive(Serialize, Deserialize)]
fn buffer(count: u64) -> impl Iterator<Item = u64> {
    let mut bytes: Vec<u8> = vec![0; 64];
    for i in 0u64..count {
        let at: usize = (i.wrapping_mul(2_654_435_761) & 63) as usize;
        bytes[at] = bytes[at].wrapping_add(i as u8);
        yield_!(u64::from(bytes[at]));
    }
}

#[test]
fn a_buffer_that_is_written_to() {
    same_items(|| buffer(20));
}

#[generator(type = RunningTotal)]
#[derive(Serialize, Deserialize)]
fn running_total(end: u64) -> impl Generator<Yield = u64, Send = u64> {
    let mut total: u64 = 0;
    while total < end {
        total = total.wrapping_add(yield_!(total));
    }
}

#[test]
fn a_running_total() {
    same_steps(|| running_total(100), |n| n as u64);
}

#[generator(type = Averager)]
#[derive(Serialize, Deserialize)]
fn averager() -> impl Generator<Send = Option<f64>, Return = f64> {
    let mut total = 0.0;
    let mut count: u32 = 0;
    let mut average = 0.0;
    loop {
        let Some(term) = yield_!() else { break };
        total += term;
        count += 1;
        average = total / f64::from(count);
    }
    average
}

#[generator(type = Grouper)]
#[derive(Serialize, Deserialize)]
fn grouper(groups: u32) -> impl Generator<Send = Option<f64>, Return = Vec<f64>> {
    let mut results: Vec<f64> = Vec::new();
    for _ in 0..groups {
        let averager: Averager = averager();
        results.push(yield_from!(averager));
    }
    results
}

#[test]
fn an_averager_through_a_grouper() {
    same_steps(|| grouper(3), |n| (n % 4 != 3).then_some(n as f64));
}

#[derive(Clone, Serialize, Deserialize)]
struct Node {
    value: u64,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

fn tree(values: std::ops::Range<u64>) -> Option<Box<Node>> {
    let value = values.start + (values.end.checked_sub(values.start + 1)?) / 2;
    Some(Box::new(Node { value, left: tree(values.start..value), right: tree(value + 1..values.end) }))
}

#[generator(type = Walk)]
#[derive(Serialize, Deserialize)]
fn walk(node: Node) -> impl Iterator<Item = u64> {
    let Node { value, left, right } = node;
    let (value, left, right): (u64, Option<Box<Node>>, Option<Box<Node>>) = (value, left, right);
    if let Some(left) = left {
        let left: Box<Walk> = Box::new(walk(*left));
        yield_from!(left);
    }
    yield_!(value);
    if let Some(right) = right {
        let right: Box<Walk> = Box::new(walk(*right));
        yield_from!(right);
    }
}

#[test]
fn a_balanced_tree_and_a_degenerate_one() {
    let items: Vec<u64> = walk(*tree(0..15).unwrap()).collect();
    assert_eq!(items, (0..15).collect::<Vec<_>>());
    same_items(|| walk(*tree(0..15).unwrap()));
    let chain = (0..12).fold(None, |left, value| Some(Box::new(Node { value, left, right: None })));
    same_items(|| walk((**chain.as_ref().unwrap()).clone()));
}

#[generator(type = Nested)]
#[derive(Serialize, Deserialize)]
fn nested(depth: u32, count: u64) -> impl Iterator<Item = u64> {
    if depth == 0 {
        for n in 0..count {
            yield_!(n);
        }
    } else {
        yield_from!(Box::new(nested(depth - 1, count)));
    }
}

#[test]
fn delegation_at_depth() {
    for depth in [0, 1, 16] {
        same_items(|| nested(depth, 5));
    }
}

#[generator(type = Without)]
#[derive(Serialize, Deserialize)]
fn without(inner: Option<Box<Without>>, end: u64, number: u64) -> impl Iterator<Item = u64> {
    match inner {
        Some(mut inner) => {
            while let Some(n) = inner.next() {
                if n & 15 != number {
                    yield_!(n);
                }
            }
        }
        None => {
            for n in 0..end {
                yield_!(n);
            }
        }
    }
}

#[test]
fn a_pipeline_of_filters() {
    same_items(|| (1..6).fold(without(None, 20, 0), |inner, number| without(Some(Box::new(inner)), 0, number)));
}
