//! What is consumed: digests, readers, nodes, cells, options; and guards that put something back.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};
use std::mem;
use std::rc::{Rc, Weak};

use super::prelude::*;

/// A digest that is told for every block.
#[derive(Clone)]
pub struct Digest {
    sum: u32,
    blocks: Vec<u8>,
}

impl Digest {
    fn new(seed: u32) -> Self {
        Digest { sum: seed, blocks: Vec::new() }
    }

    fn update(&mut self, bytes: &[u8]) {
        self.sum = bytes.iter().fold(self.sum, |sum, b| sum.rotate_left(3) ^ u32::from(*b));
        self.blocks.push(bytes.len() as u8);
    }

    fn finalize(self) -> String {
        format!("{:x} of {}", self.sum, self.blocks.len())
    }
}

#[generator]
fn digests<R: Read>(mut source: R, block: usize) -> impl Iterator<Item = io::Result<String>> {
    let mut digest = Digest::new(7);
    let mut buffer = vec![0; block];
    loop {
        let n = source.read(&mut buffer)?;
        if n == 0 {
            break;
        }
        digest.update(&buffer[..n]);
        if digest.blocks.len() == 2 {
            let full = mem::replace(&mut digest, Digest::new(n as u32));
            yield_!(Ok(full.finalize()));
        }
    }
    let last = digest.finalize();
    yield_!(Ok(last));
}

#[derive(Debug)]
pub struct Node {
    name: String,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}

impl Node {
    fn new(name: &str, children: Vec<Rc<Node>>) -> Rc<Node> {
        let node = Rc::new(Node { name: name.into(), parent: Default::default(), children: RefCell::new(children) });
        for child in node.children.borrow().iter() {
            *child.parent.borrow_mut() = Rc::downgrade(&node);
        }
        node
    }
}

/// Up to the root, and cut off there.
#[generator]
fn upwards(leaf: Rc<Node>) -> impl Iterator<Item = (String, usize)> {
    let mut node = leaf;
    loop {
        let parent = node.parent.borrow().upgrade();
        let Some(parent) = parent else { break };
        let siblings = parent.children.borrow();
        let n = siblings.len();
        drop(siblings);
        yield_!((node.name.clone(), n));
        node = parent;
    }
    let children = node.children.take();
    yield_!((node.name.clone(), children.len()));
    if let Ok(node) = Rc::try_unwrap(node) {
        yield_!((node.name, 0));
    }
}

#[derive(Debug, Clone)]
pub enum Step {
    Push(i64),
    Add,
    Call(String, Vec<Step>),
}

/// A small machine: what is on its stack after each step.
#[generator]
fn run(steps: Vec<Step>, names: &mut BTreeMap<String, i64>) -> impl Iterator<Item = Result<i64, String>> {
    let mut stack = vec![];
    let mut todo: Vec<Step> = steps.into_iter().rev().collect();
    while let Some(step) = todo.pop() {
        let top = match step {
            Step::Push(n) => n,
            Step::Add => {
                let (Some(a), Some(b)) = (stack.pop(), stack.pop()) else { return Err("nothing to add".into()) };
                a + b
            }
            Step::Call(name, body) => {
                todo.extend(body.into_iter().rev());
                let calls = names.entry(name).or_default();
                *calls += 1;
                *calls
            }
        };
        stack.push(top);
        yield_!(Ok(top));
    }
    let count = stack.len() as i64;
    names.insert("count".into(), count);
}

/// A value that is made once, and a guard that puts it back.
struct Restored<'c> {
    cell: &'c Cell<u32>,
    was: u32,
}

impl Drop for Restored<'_> {
    fn drop(&mut self) {
        self.cell.set(self.was);
    }
}

#[generator]
fn restored(cell: &Cell<u32>, values: &[u32]) -> impl Iterator<Item = u32> {
    let once = OnceCell::new();
    for &value in values {
        let restored = Restored { cell, was: cell.replace(value) };
        let first = once.get_or_init(|| value);
        yield_!(*first + cell.get());
        if value == 0 {
            mem::forget(restored);
            yield_!(cell.get());
        }
    }
    let first = once.into_inner();
    yield_from!(first);
}

/// Text that is folded: each word is consumed by what comes after it.
#[generator]
fn folded(words: Vec<String>) -> impl Generator<Yield = String, Return = Option<String>> {
    let mut last: Option<String> = None;
    for word in words {
        last = match last {
            Some(before) if before.len() > 3 => {
                yield_!(before);
                Some(word)
            }
            Some(before) => Some(before + &word),
            None => Some(word),
        };
    }
    let last = last?;
    yield_!(last.to_uppercase());
    Some(last.chars().rev().collect())
}

/// Options with defaults, taken one after the other.
#[derive(Default)]
pub struct Options {
    title: Option<String>,
    tags: Option<Vec<String>>,
    on_end: Option<Box<dyn FnOnce(usize) -> String>>,
}

#[generator]
fn told(options: Options) -> impl Iterator<Item = String> {
    let Options { title, tags, on_end } = options;
    let title = title.unwrap_or_else(|| "untitled".into());
    let length = title.len();
    yield_!(title);
    let Some(tags) = tags else {
        yield_!("no tags".into());
        if let Some(end) = on_end {
            yield_!(end(length));
        }
        return;
    };
    let n = tags.len();
    let all = tags.join("+");
    yield_!(all);
    if let Some(end) = on_end {
        let said = end(n);
        yield_!(said);
    }
}

/// Splits what it reads by the marks in it; what is after the last one comes with it.
#[generator]
fn parts(source: impl BufRead, mark: u8) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    let mut head = source.take(6);
    let mut first = Vec::new();
    head.read_until(mark, &mut first)?;
    yield_!(Ok(first));
    let rest = head.into_inner();
    for part in rest.split(mark) {
        let part = part?;
        if !part.is_empty() {
            yield_!(Ok(part));
        }
    }
}

cases! {
    digests { drive!(digests(&b"abcdefgh"[..], 3)); }
    upwards {
        let leaf = Node::new("leaf", vec![]);
        let other = Node::new("other", vec![]);
        let middle = Node::new("middle", vec![leaf.clone(), other]);
        let _root = Node::new("root", vec![middle]);
        drive!(upwards(leaf));
    }
    run {
        let mut names = BTreeMap::new();
        let double = Step::Call("double".into(), vec![Step::Push(2), Step::Add]);
        drive!(run(vec![Step::Push(1), double.clone(), double, Step::Add, Step::Add, Step::Add, Step::Add], &mut names));
        genfn_tests::log(format_args!("{names:?}"));
    }
    restored {
        let cell = Cell::new(5);
        drive!(restored(&cell, &[1, 2]));
        drive!(restored(&cell, &[0, 2]));
        genfn_tests::log(cell.get());
    }
    folded { drive!(folded(["a", "bcd", "e", "f"].map(String::from).to_vec())); }
    told {
        drive!(told(Options { title: Some("T".into()), tags: Some(vec!["x".into(), "y".into()]), on_end: Some(Box::new(|n| format!("{n} tags"))) }));
        drive!(told(Options { on_end: Some(Box::new(|n| format!("{n}"))), ..Options::default() }));
    }
    parts { drive!(parts(&b"ab,cdefg,,hi"[..], b',')); }
}
