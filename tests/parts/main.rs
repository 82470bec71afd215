//! Locals of which a part is moved before a yield: the rest is kept, and dropped when Rust drops it.

use std::collections::{BTreeMap, HashMap, VecDeque};

use genfn_tests::{D, faithful};

mod calls;
mod fields;
mod held;
mod later;
mod linked;
mod one_by_one;
mod patterns;
mod references;
mod rests;
mod told;
mod told_by_signature;
mod tuples;
mod variants;
mod wholes;

#[derive(Debug)]
struct Pair {
    a: D,
    b: D,
}

#[derive(Debug)]
struct Job {
    _before: D,
    items: Vec<D>,
    name: D,
    count: u32,
    next: Option<D>,
    title: String,
}

fn job() -> Job {
    Job {
        _before: D("before"),
        items: vec![D("x"), D("y")],
        name: D("name"),
        count: 3,
        next: Some(D("next")),
        title: "title".to_owned(),
    }
}

/// Its first field is the one that is moved: before it starts, a machine has not taken its arguments apart yet.
#[derive(Debug)]
struct Cart {
    items: Vec<D>,
    _name: D,
}

fn cart() -> Cart {
    Cart { items: vec![D("x"), D("y")], _name: D("name") }
}

#[derive(Debug)]
struct Two {
    pair: Pair,
    n: u32,
}

fn pair() -> Pair {
    Pair { a: D("a"), b: D("b") }
}

struct Errand {
    last: D,
    first: D,
    n: u32,
}
