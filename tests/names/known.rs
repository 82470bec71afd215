//! Types that are known of what is written: none of these needs an annotation that it would not have without a name.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Debug;

use genfn::prelude::*;

use crate::twins::{Noisy, iterated, iterated_anew, pretty_assertions, twins};

twins! {
    arguments_and_annotations:
    #[derive(Clone, Debug)]
    fn scaled as Scaled [(xs: Vec<u32>, by: u32) -> impl Iterator<Item = u64> + Clone + Debug] {
        let offset: u64 = 100;
        for x in xs {
            yield_!(offset + u64::from(x * by));
        }
        yield_!(offset);
    }
    run { iterated(|_| scaled(vec![1, 2], 3)) }
}

twins! {
    parts_by_patterns:
    #[derive(Clone, Debug)]
    fn pairs as Pairs [((a, b): (u8, Vec<&'static str>), [c, d]: [char; 2]) -> impl Iterator<Item = String> + Clone + Debug] {
        yield_!(format!("{a}"));
        for word in b {
            yield_!(format!("{word}{c}"));
        }
        yield_!(d.to_string());
    }
    run { iterated(|_| pairs((1, vec!["x", "y"]), ['c', 'd'])) }
}

twins! {
    literals_and_casts:
    #[derive(Clone, Debug)]
    fn literals as Literals [() -> impl Iterator<Item = String> + Clone + Debug] {
        let (a, b, c, d, e) = (1u8, 2.5, true, 'x', "text");
        let f = b"bytes";
        let g = f.len() as u16;
        yield_!("first".to_owned());
        yield_!(format!("{a} {b} {c} {d} {e} {f:?} {g}"));
    }
    run { iterated(|_| literals()) }
}

twins! {
    constructors_and_struct_literals:
    #[derive(Clone, Debug)]
    fn made as Made [() -> impl Iterator<Item = String> + Clone + Debug] {
        let stack = Stack::new();
        let point = Point { x: 1, y: 2 };
        let text = String::from("text");
        let boxed = Box::new(7u8);
        yield_!(text.clone());
        yield_!(format!("{stack:?} {point:?} {text} {boxed}"));
    }
    run { iterated(|_| made()) }
}

#[derive(Clone, Debug)]
pub(crate) struct Stack {
    height: u32,
}

impl Stack {
    fn new() -> Self {
        Stack { height: 3 }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Point {
    x: i32,
    y: i32,
}

#[test]
fn fields_are_read() {
    assert_eq!(Stack::new().height + u32::try_from(Point { x: 1, y: 2 }.x + Point { x: 1, y: 2 }.y).unwrap(), 6);
}

twins! {
    lists_and_what_is_put_into_them:
    #[derive(Clone, Debug)]
    fn windows as Windows [(items: &[u32], n: usize) -> impl Iterator<Item = Vec<u32>> + Clone + Debug] {
        let mut window = Vec::new();
        let first = vec![items[0]];
        for item in items {
            window.push(*item);
            if window.len() == n {
                yield_!(window.clone());
                window.remove(0);
            }
        }
        yield_!(first);
    }
    run { iterated(|_| windows(&[1, 2, 3, 4], 2)) }
}

twins! {
    references_to_known_locals:
    #[derive(Clone, Debug)]
    fn ends as Ends [<'t>(words: &'t [String]) -> impl Iterator<Item = &'t str> + Clone + Debug] {
        let first = &words[0];
        let second = &words[1];
        yield_!(first.as_str());
        yield_!(second.as_str());
        yield_!(first.as_str());
    }
    run { iterated(|_| ends(&*WORDS)) }
}

static WORDS: std::sync::LazyLock<[String; 2]> = std::sync::LazyLock::new(|| ["one".to_owned(), "two".to_owned()]);

twins! {
    heads_of_loops:
    #[derive(Debug)]
    fn loops as Loops [(map: BTreeMap<u8, char>, text: &'static str) -> impl Iterator<Item = String> + Debug] {
        for (key, value) in map {
            yield_!(format!("{key}{value}"));
        }
        for (i, c) in text.chars().enumerate() {
            yield_!(format!("{i}{c}"));
        }
        for word in text.split_whitespace() {
            yield_!(word.to_owned());
        }
        for n in [1u8, 2] {
            yield_!(format!("{n}"));
        }
        for n in (0..4u32).rev().step_by(2) {
            yield_!(format!("{n}"));
        }
        for n in 1..=2usize {
            yield_!(format!("{}", text.len() + n));
        }
    }
    run { iterated_anew(|_| loops(BTreeMap::from([(1, 'a'), (2, 'b')]), "ab c")) }
}

twins! {
    a_local_of_another_one:
    #[derive(Clone, Debug)]
    fn swapped as Swapped [(left: u32, right: u32) -> impl Iterator<Item = u32> + Clone + Debug] {
        let mut a = left;
        let mut b = right;
        loop {
            yield_!(a);
            let next = a + b;
            a = b;
            b = next;
            if b > 20 {
                return;
            }
        }
    }
    run { iterated(|_| swapped(0, 1)) }
}

twins! {
    queues_and_sets:
    #[derive(Clone, Debug)]
    fn reached as Reached [(edges: BTreeMap<u32, Vec<u32>>, start: u32) -> impl Iterator<Item = u32> + Clone + Debug] {
        let mut queue = VecDeque::from([start]);
        let mut seen = BTreeSet::new();
        seen.insert(start);
        while let Some(node) = queue.pop_front() {
            yield_!(node);
            for next in edges.get(&node).into_iter().flatten() {
                if seen.insert(*next) {
                    queue.push_back(*next);
                }
            }
        }
    }
    run { iterated(|_| reached(BTreeMap::from([(1, vec![2, 3]), (2, vec![4]), (3, vec![4, 1])]), 1)) }
}

twins! {
    what_the_attribute_tells:
    #[derive(Clone, Debug)]
    fn told as Told [(list: &'static [Point]) -> impl Iterator<Item = i32> + Clone + Debug] {
        for Point { x, y } in list {
            let x = *x;
            let y: i32 = *y;
            yield_!(x);
            yield_!(x + y);
        }
    }
    run { iterated(|_| told(&[Point { x: 1, y: 2 }, Point { x: 3, y: 4 }])) }
}

twins! {
    dead_locals_that_have_to_be_dropped:
    #[derive(Clone, Debug)]
    fn noisy as Sounds [(log: crate::twins::Log) -> impl Iterator<Item = u32> + Clone + Debug] {
        let outer: Noisy = Noisy(log.clone(), 0);
        for i in 1..=3u32 {
            let _inner: Noisy = Noisy(log.clone(), i);
            log.say(format!("before {i}"));
            yield_!(i);
            log.say(format!("after {i}"));
            if i == 2 {
                return;
            }
        }
        drop(outer);
    }
    run { iterated(|log| noisy(log.clone())) }
}

twins! {
    dead_locals_that_have_nothing_to_drop:
    #[derive(Clone, Debug)]
    fn dead as Dead [(words: &'static [&'static str]) -> impl Iterator<Item = usize> + Clone + Debug] {
        let longest = words.iter().max_by_key(|word| word.len());
        let size = longest.map_or(0, |word| word.len());
        yield_!(size);
        let Some(first) = words.iter().map(|word| word.len()).next() else { return };
        yield_!(first);
    }
    run { iterated(|_| dead(&["a", "bcd"])) }
}

/// A local that no `let` declares is told of by the attribute.
#[generator(type = Told, x: &'t i32, rest: &'t [Point])]
fn told_by_the_attribute<'t>(list: &'t [Point]) -> impl Iterator<Item = i32> {
    let mut list = list;
    while let [Point { x, .. }, rest @ ..] = list {
        yield_!(0);
        yield_!(*x);
        list = rest;
    }
}

#[test]
fn the_attribute_tells_types() {
    assert!(told_by_the_attribute(&[Point { x: 1, y: 0 }, Point { x: 2, y: 0 }]).eq([0, 1, 0, 2]));
}

/// The names of the states, and of what methods are generic over, are nobody's.
#[test]
fn names_of_one_letter() {
    #[generator(type = B)]
    fn b(n: u32) -> impl Iterator<Item = u32> {
        for i in 0..n {
            yield_!(i);
        }
    }
    #[generator(type = G)]
    fn g(n: u32) -> impl Iterator<Item = u32> {
        yield_!(n);
    }
    assert_eq!(b(3).fold(1, |sum, n| sum * 2 + n) + g(1).sum::<u32>(), 13);
}

#[test]
fn operands_behind_references() {
    #[generator(type = Nibbles)]
    fn nibbles(bytes: &[u8]) -> impl Iterator<Item = u8> {
        for byte in bytes {
            for nibble in [byte >> 4, byte & 15] {
                yield_!(nibble);
            }
        }
    }
    assert!(nibbles(&[0x12, 0x34]).eq([1, 2, 3, 4]));
}

/// What operators and methods of one's own come to, only their types tell.
mod of_ones_own {
    use std::ops::{Mul, Range};

    use genfn::prelude::*;

    #[derive(Clone, Copy)]
    struct Vector(f64, f64);

    impl Mul<Vector> for f64 {
        type Output = Vector;
        fn mul(self, by: Vector) -> Vector {
            Vector(self * by.0, self * by.1)
        }
    }

    #[generator(type = Scaled)]
    fn scaled(vector: Vector, by: f64) -> impl Iterator<Item = f64> {
        let scaled: Vector = by * vector;
        let doubled: Vector = 2.0 * vector;
        yield_!(scaled.0);
        yield_!(scaled.1 + doubled.0);
        yield_!(doubled.1);
    }

    struct Bag {
        n: u64,
    }

    impl Bag {
        fn iter(&self) -> Range<u64> {
            0..self.n
        }
        fn len(&self) -> u64 {
            self.n
        }
    }

    #[generator(type = Counted)]
    fn counted(bag: &Bag) -> impl Iterator<Item = u64> {
        let numbers: Range<u64> = bag.iter();
        let len: u64 = bag.len();
        for n in numbers {
            yield_!(n);
        }
        yield_!(len);
    }

    #[test]
    fn is_what_is_written() {
        assert!(scaled(Vector(1.0, 2.0), 3.0).eq([3.0, 8.0, 4.0]));
        assert!(counted(&Bag { n: 2 }).eq([0, 1, 2]));
    }
}

twins! {
    what_a_call_says_that_it_makes:
    #[derive(Clone, Debug)]
    fn collected as Collected [(text: &'static str) -> impl Iterator<Item = String> + Clone + Debug] {
        let words = text.split(' ').map(str::to_owned).collect::<Vec<String>>();
        let lengths = words.iter().map(|word| word.len()).collect::<BTreeSet<usize>>();
        let sum = words.iter().map(|word| word.len()).sum::<usize>();
        let first = words[0].parse::<u8>();
        let second = words[1].parse::<u8>().unwrap_or_default();
        yield_!(format!("{sum}"));
        yield_!(format!("{words:?} {sum} {first:?} {second} {}", lengths.len()));
    }
    run { iterated(|_| collected("7 eight")) }
}

twins! {
    numbers_of_a_loop_that_nobody_names:
    #[derive(Clone, Debug)]
    fn thrice as Thrice [(word: &'static str) -> impl Iterator<Item = &'static str> + Clone + Debug] {
        for _ in 0..3 {
            yield_!(word);
        }
    }
    run { iterated(|_| thrice("again")) }
}
