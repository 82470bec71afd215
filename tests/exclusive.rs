//! What lies behind a `&mut` is lent to the consumer, part by part, as an `iter_mut` of one's own does.

use genfn::prelude::*;

#[derive(Debug, Default, PartialEq)]
struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

fn list(values: &[u32]) -> Option<Box<Node>> {
    values.iter().rev().fold(None, |next, value| Some(Box::new(Node { value: *value, next })))
}

#[generator]
fn values_mut(head: Option<&mut Node>) -> impl Iterator<Item = &mut u32> {
    let mut current = head;
    while let Some(node) = current {
        yield_!(&mut node.value);
        current = node.next.as_deref_mut();
    }
}

#[generator]
fn values_behind_links(head: &mut Option<Box<Node>>) -> impl Iterator<Item = &mut u32> {
    let mut link = head;
    while let Some(node) = link {
        yield_!(&mut node.value);
        link = &mut node.next;
    }
}

#[test]
fn a_linked_list_lends_its_values_one_after_the_other() {
    let mut nodes = list(&[1, 2, 3]);
    values_mut(nodes.as_deref_mut()).for_each(|value| *value *= 10);
    assert_eq!(nodes, list(&[10, 20, 30]));
    values_behind_links(&mut nodes).for_each(|value| *value += 1);
    assert_eq!(nodes, list(&[11, 21, 31]));
}

struct Pair {
    a: u32,
    b: u32,
}

impl Pair {
    #[generator]
    fn both(&mut self) -> impl Iterator<Item = &mut u32> {
        yield_!(&mut self.a);
        yield_!(&mut self.b);
    }
}

#[generator]
fn named(pairs: &mut [Pair]) -> impl Iterator<Item = (&'static str, &mut u32)> {
    for pair in pairs {
        yield_!(("a", &mut pair.a));
        yield_!(("b", &mut pair.b));
    }
}

impl Pair {
    #[generator]
    fn both_by_name(&mut self) -> impl Iterator<Item = &mut u32> {
        let a: &mut u32 = &mut self.a;
        yield_!(a);
        let b = &mut self.b;
        *b += 10;
        yield_!(b);
    }
}

#[generator]
fn values_by_name(head: Option<&mut Node>) -> impl Iterator<Item = &mut u32> {
    let mut node = head;
    while let Some(n) = node {
        let value = &mut n.value;
        *value += 1;
        yield_!(value);
        node = n.next.as_deref_mut();
    }
}

/// What is called as a borrow was is another one.
#[generator]
fn own_pair(pair: Pair, a: u32) -> impl Iterator<Item = u32> {
    let mut pair = pair;
    {
        let a = &mut pair.a;
        *a += 1;
    }
    yield_!(a);
    let b = &mut pair.b;
    *b += 1;
    let b = *b;
    yield_!(b);
    yield_!(pair.a);
}

#[test]
fn what_is_lent_may_have_a_name() {
    let mut pair = Pair { a: 1, b: 2 };
    assert_eq!(pair.both_by_name().collect::<Vec<_>>(), [&1, &12]);
    let mut numbers = list(&[1, 2, 3]);
    assert_eq!(values_by_name(numbers.as_deref_mut()).collect::<Vec<_>>(), [&2, &3, &4]);
    assert!(own_pair(pair, 7).eq([7, 13, 2]));
}

#[test]
fn two_fields_are_lent_one_after_the_other() {
    let mut pair = Pair { a: 1, b: 2 };
    let lent: Vec<&mut u32> = pair.both().collect();
    assert_eq!(lent, [&1, &2]);
    let mut pairs = [pair, Pair { a: 3, b: 4 }];
    for (name, value) in named(&mut pairs) {
        *value += u32::from(name == "b");
    }
    assert_eq!(pairs.map(|pair| (pair.a, pair.b)), [(1, 3), (3, 5)]);
}

#[derive(Default)]
struct Tree {
    values: Vec<u32>,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

#[generator]
fn in_order(tree: &mut Tree) -> BoxGenerator<'_, &mut u32> {
    if let Some(left) = tree.left.as_deref_mut() {
        yield_from!(in_order(left));
    }
    yield_from!(tree.values.iter_mut().rev());
    if let Some(right) = tree.right.as_deref_mut() {
        yield_from!(in_order(right));
    }
}

#[test]
fn a_tree_lends_what_its_branches_hold() {
    let leaf = |values: &[u32]| Some(Box::new(Tree { values: values.to_vec(), ..Tree::default() }));
    let mut tree = Tree { values: vec![3, 2], left: leaf(&[1]), right: leaf(&[5, 4]) };
    assert_eq!(in_order(&mut tree).map(|value| *value).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
}

enum Slot {
    Full { name: String, price: u32 },
    Empty,
}

#[generator]
fn fields<'a>(
    slots: &'a mut [Slot],
    parts: &'a mut [(String, u32)],
) -> impl Iterator<Item = Result<&'a mut u32, &'a mut String>> {
    for slot in slots.iter_mut() {
        match slot {
            Slot::Full { name, price } => {
                yield_!(Err(name));
                yield_!(Ok(price));
            }
            Slot::Empty => {}
        }
    }
    for part in parts.iter_mut() {
        if part.1 > 0 {
            yield_!(Err(&mut part.0));
            part.1 += 1;
            yield_!(Ok(&mut part.1));
        }
    }
}

#[test]
fn parts_of_a_variant_and_of_a_tuple_are_lent() {
    let mut slots = vec![Slot::Empty, Slot::Full { name: "a".into(), price: 1 }];
    let mut parts = [("b".to_string(), 2), ("c".to_string(), 0)];
    for field in fields(&mut slots, &mut parts) {
        match field {
            Ok(number) => *number *= 2,
            Err(text) => text.push('!'),
        }
    }
    assert!(matches!(&slots[1], Slot::Full { name, price: 2 } if name == "a!"));
    assert_eq!(parts, [("b!".to_string(), 6), ("c".to_string(), 0)]);
}

#[generator]
fn owned(mut buffers: Vec<(Vec<u32>, u32)>) -> impl Iterator<Item = Vec<u32>> {
    while let Some(mut buffer) = buffers.pop() {
        yield_!(std::mem::take(&mut buffer.0));
        buffer.1 += 1;
        yield_!(vec![buffer.1]);
    }
}

#[test]
fn what_a_local_owns_stays_in_it() {
    assert_eq!(owned(vec![(vec![1], 2)]).collect::<Vec<_>>(), [vec![1], vec![3]]);
}

#[derive(Clone, Debug, PartialEq)]
struct Point {
    x: u32,
    y: u32,
}

struct Body {
    at: Point,
    cells: (Vec<u32>, [Point; 2]),
}

impl Body {
    #[generator]
    fn coordinates(&mut self) -> impl Iterator<Item = &mut u32> {
        yield_!(&mut self.at.x);
        yield_!(&mut self.at.y);
    }
}

#[generator]
fn parts_of_parts(bodies: &mut Vec<Body>) -> impl Iterator<Item = Result<&mut u32, &mut Point>> {
    for body in bodies.iter_mut().filter(|body| body.at.x > 0) {
        yield_!(Ok(&mut body.at.x));
        body.at.y += 1;
        yield_!(Ok(&mut body.cells.0[0]));
        yield_!(Err(&mut body.cells.1[1]));
        yield_!(Ok(&mut body.at.y));
    }
}

#[test]
fn parts_of_a_field_are_lent_one_after_the_other() {
    let body = || Body { at: Point { x: 1, y: 2 }, cells: (vec![3], [Point { x: 4, y: 5 }, Point { x: 6, y: 7 }]) };
    let mut one = body();
    one.coordinates().for_each(|n| *n *= 10);
    assert_eq!(one.at, Point { x: 10, y: 20 });
    let mut bodies = vec![body()];
    for part in parts_of_parts(&mut bodies) {
        match part {
            Ok(number) => *number += 100,
            Err(point) => point.x = 0,
        }
    }
    let Body { at, cells: (numbers, points) } = &bodies[0];
    assert_eq!((at, &numbers[..]), (&Point { x: 101, y: 103 }, &[103][..]));
    assert_eq!(points[1], Point { x: 0, y: 7 });
}
