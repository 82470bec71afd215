//! Locals that live across yields: of every type, bound by every kind of pattern, and never annotated.

use std::collections::{BTreeMap, HashMap, VecDeque};

use genfn_tests::faithful;

mod assigned;
mod bound;
mod held;
mod inferred;
mod used_up;

#[derive(Debug, Clone)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug)]
enum Shape {
    Dot(Point),
    Line { from: Point, to: Point },
    Nothing,
}
