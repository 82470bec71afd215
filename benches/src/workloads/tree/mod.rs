//! Recursive walks, in order, of a balanced tree and of one that is a chain of left children.

#[cfg(feature = "nightly")]
mod nightly;
#[cfg(feature = "peers")]
mod peers;

use std::hint::black_box;
use std::sync::LazyLock;

use genfn::prelude::*;

use crate::bodies::boxed_contenders;
use crate::drive::{Count, Drive};
use crate::measure::Workload;

const LEVELS: u32 = 14;
const CHAIN: u32 = 1_000;

struct Node {
    left: Option<Box<Node>>,
    value: u64,
    right: Option<Box<Node>>,
}

static BALANCED: LazyLock<Box<Node>> = LazyLock::new(|| {
    fn of(level: u32, value: u64) -> Option<Box<Node>> {
        let below = level.checked_sub(1)?;
        Some(Box::new(Node { left: of(below, 2 * value), value, right: of(below, 2 * value + 1) }))
    }
    of(LEVELS, 1).expect("it has levels")
});

static DEGENERATE: LazyLock<Box<Node>> = LazyLock::new(|| {
    let leaf = Box::new(Node { left: None, value: 0, right: None });
    (1..CHAIN).fold(leaf, |left, n| Box::new(Node { left: Some(left), value: n.into(), right: None }))
});

/// What one writes by hand: a stack of the nodes that are still to come.
struct Walk {
    stack: Vec<&'static Node>,
}

impl Walk {
    fn push(&mut self, mut node: Option<&'static Node>) {
        while let Some(some) = node {
            self.stack.push(some);
            node = some.left.as_deref();
        }
    }
}

impl Iterator for Walk {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let node = self.stack.pop()?;
        self.push(node.right.as_deref());
        Some(node.value)
    }
}

fn hand(node: &'static Node, drive: impl Drive) -> u64 {
    let mut walk = Walk { stack: Vec::new() };
    walk.push(Some(node));
    let it: Box<dyn Iterator<Item = u64>> = Box::new(walk);
    drive.run(black_box(it))
}

/// By hand, as the generators do it: an iterator for each node.
fn hand_boxes(node: &'static Node, drive: impl Drive) -> u64 {
    fn walk(node: &'static Node) -> Box<dyn Iterator<Item = u64>> {
        let left = node.left.as_deref().map(walk).into_iter().flatten();
        let right = node.right.as_deref().into_iter().flat_map(walk);
        Box::new(left.chain([node.value]).chain(right))
    }
    drive.run(walk(node))
}

#[generator]
fn walk(node: &'static Node) -> BoxGenerator<'static, u64> {
    if let Some(left) = &node.left {
        yield_from!(walk(left));
    }
    yield_!(node.value);
    if let Some(right) = &node.right {
        yield_from!(walk(right));
    }
}

fn genfn(node: &'static Node, drive: impl Drive) -> u64 {
    drive.run(walk(node))
}

#[generator]
fn walk_iterators(node: &'static Node) -> Box<dyn Iterator<Item = u64>> {
    if let Some(left) = &node.left {
        yield_from!(walk_iterators(left));
    }
    yield_!(node.value);
    if let Some(right) = &node.right {
        yield_from!(walk_iterators(right));
    }
}

fn genfn_iterators(node: &'static Node, drive: impl Drive) -> u64 {
    drive.run(walk_iterators(node))
}

#[generator(type = NamedWalk)]
fn walk_named(node: &'static Node) -> impl Iterator<Item = u64> {
    if let Some(left) = &node.left {
        yield_from!(walk_named(left));
    }
    yield_!(node.value);
    if let Some(right) = &node.right {
        yield_from!(walk_named(right));
    }
}

fn genfn_named(node: &'static Node, drive: impl Drive) -> u64 {
    drive.run(walk_named(node))
}

#[generator]
fn walk_states(node: &'static Node) -> impl Iterator<Item = u64> {
    if let Some(left) = &node.left {
        yield_from!(walk_states(left));
    }
    yield_!(node.value);
    if let Some(right) = &node.right {
        yield_from!(walk_states(right));
    }
}

fn genfn_states(node: &'static Node, drive: impl Drive) -> u64 {
    drive.run(walk_states(node))
}

/// The contenders of both trees: they differ in where they begin.
macro_rules! of {
    ($($function:ident = $name:literal),* $(,)?) => {
        [
            boxed_contenders! { $($function(super::black_box(&super::BALANCED)) = $name),* },
            boxed_contenders! { $($function(super::black_box(&super::DEGENERATE)) = $name),* },
        ]
    };
}
#[allow(unused_imports)]
use of;

pub fn workloads() -> [Workload; 2] {
    #[allow(unused_mut)]
    let [mut balanced, mut degenerate] = here::contenders();
    #[cfg(feature = "peers")]
    {
        let [these, those] = peers::contenders();
        balanced.extend(these);
        degenerate.extend(those);
    }
    #[cfg(feature = "nightly")]
    {
        let [these, those] = nightly::contenders();
        balanced.extend(these);
        degenerate.extend(those);
    }
    [
        Workload { name: "tree, balanced", items: hand(&BALANCED, Count), contenders: balanced },
        Workload { name: "tree, degenerate", items: hand(&DEGENERATE, Count), contenders: degenerate },
    ]
}

mod here {
    use super::*;
    use crate::measure::Contender;

    pub(super) fn contenders() -> [Vec<Contender>; 2] {
        of! { hand = "by hand", genfn = "genfn", genfn_iterators = "genfn, dyn Iterator", genfn_named = "genfn, named", genfn_states = "genfn, impl Iterator", hand_boxes = "by hand, boxes" }
    }
}
