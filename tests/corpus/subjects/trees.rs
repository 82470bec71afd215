//! Trees and lists: search trees, tries, expressions, arenas, parents that are weak.

use std::collections::{BTreeMap, VecDeque};

use super::prelude::*;

#[derive(Debug, Clone)]
pub struct Link<T> {
    value: T,
    next: Option<Box<Link<T>>>,
}

pub fn list<T>(values: impl DoubleEndedIterator<Item = T>) -> Option<Box<Link<T>>> {
    values.rev().fold(None, |next, value| Some(Box::new(Link { value, next })))
}

/// Takes out of the list what is wanted, and leaves the rest linked.
#[generator]
fn unlinked<F: FnMut(&i32) -> bool>(head: &mut Option<Box<Link<i32>>>, mut wanted: F) -> impl Iterator<Item = i32> {
    let mut kept = Vec::new();
    while let Some(mut node) = head.take() {
        *head = node.next.take();
        if wanted(&node.value) {
            yield_!(node.value);
        } else {
            kept.push(node);
        }
    }
    for mut node in kept.into_iter().rev() {
        node.next = head.take();
        *head = Some(node);
    }
}

#[generator]
fn links_mut(head: &mut Option<Box<Link<i32>>>) -> impl Iterator<Item = &mut i32> {
    let mut at = head.as_deref_mut();
    while let Some(Link { value, next }) = at {
        at = next.as_deref_mut();
        yield_!(value);
    }
}

#[derive(Debug, Clone, Default)]
pub struct Tree {
    root: Option<Box<Branch>>,
    len: usize,
}

#[derive(Debug, Clone)]
pub struct Branch {
    key: i32,
    value: String,
    left: Option<Box<Branch>>,
    right: Option<Box<Branch>>,
}

impl Tree {
    fn insert(&mut self, key: i32, value: String) {
        let mut at = &mut self.root;
        while let Some(branch) = at {
            at = if key < branch.key { &mut branch.left } else { &mut branch.right };
        }
        *at = Some(Box::new(Branch { key, value, left: None, right: None }));
        self.len += 1;
    }

    #[generator]
    fn in_order(&self) -> impl Iterator<Item = (i32, &str)> {
        let mut stack = Vec::new();
        let mut at = self.root.as_deref();
        loop {
            while let Some(branch) = at {
                stack.push(branch);
                at = branch.left.as_deref();
            }
            let Some(branch) = stack.pop() else { break };
            yield_!((branch.key, &branch.value));
            at = branch.right.as_deref();
        }
    }

    /// Those within the range, with the subtrees outside of it left out.
    #[generator]
    fn range(&self, low: i32, high: i32) -> impl Iterator<Item = &Branch> {
        let mut stack: Vec<(&Branch, bool)> = self.root.iter().map(|root| (&**root, false)).collect();
        while let Some((branch, open)) = stack.pop() {
            if open {
                if (low..high).contains(&branch.key) {
                    yield_!(branch);
                }
                continue;
            }
            if let Some(right) = &branch.right
                && branch.key < high
            {
                stack.push((right, false));
            }
            stack.push((branch, true));
            match &branch.left {
                Some(left) if branch.key >= low => stack.push((left, false)),
                _ => {}
            }
        }
    }

    #[generator]
    fn into_pre_order(self) -> impl Iterator<Item = (i32, String)> {
        let mut left_over = self.len;
        let mut stack = Vec::with_capacity(left_over);
        stack.extend(self.root);
        while let Some(branch) = stack.pop() {
            let Branch { key, value, left, right } = *branch;
            stack.extend(right);
            stack.extend(left);
            left_over -= 1;
            yield_!((key, format!("{value}, {left_over} to come")));
        }
    }

    /// Each level from left to right.
    #[generator]
    fn levels(&self) -> impl Iterator<Item = Vec<i32>> {
        let mut queue = VecDeque::new();
        queue.extend(self.root.as_deref());
        while !queue.is_empty() {
            let mut level = Vec::with_capacity(queue.len());
            for _ in 0..queue.len() {
                if let Some(branch) = queue.pop_front() {
                    level.push(branch.key);
                    queue.extend(branch.left.as_deref().into_iter().chain(branch.right.as_deref()));
                }
            }
            yield_!(level);
        }
    }
}

#[generator]
fn values_mut<'a>(at: &'a mut Option<Box<Branch>>) -> Box<dyn Iterator<Item = &'a mut String> + 'a> {
    if let Some(branch) = at {
        yield_from!(values_mut(&mut branch.left));
        yield_!(&mut branch.value);
        yield_from!(values_mut(&mut branch.right));
    }
}

#[derive(Debug, Default)]
pub struct Trie {
    children: BTreeMap<char, Trie>,
    weight: Option<u32>,
}

impl Trie {
    fn add(&mut self, word: &str, weight: u32) {
        let mut at = self;
        for c in word.chars() {
            at = at.children.entry(c).or_default();
        }
        at.weight = Some(weight);
    }

    /// The words that begin so, in order.
    #[generator]
    fn completions<'t>(&'t self, prefix: &'t str) -> impl Iterator<Item = (String, u32)> + 't {
        let mut at = self;
        for c in prefix.chars() {
            match at.children.get(&c) {
                Some(child) => at = child,
                None => return,
            }
        }
        let mut word = prefix.to_owned();
        if let Some(weight) = at.weight {
            yield_!((word.clone(), weight));
        }
        let mut open = vec![at.children.iter()];
        while let Some(children) = open.last_mut() {
            if let Some((c, child)) = children.next() {
                word.push(*c);
                open.push(child.children.iter());
                if let Some(weight) = child.weight {
                    yield_!((word.clone(), weight));
                }
            } else {
                open.pop();
                word.pop();
            }
        }
    }
}

#[derive(Debug, Clone)]
pub enum Expr {
    Num(i64),
    Var(&'static str),
    Neg(Box<Expr>),
    Bin(Box<Expr>, char, Box<Expr>),
}

/// Each part's value, told after those of what it is made of.
#[generator]
fn evaluated<'e>(expr: &'e Expr, vars: &'e dyn Fn(&str) -> Option<i64>) -> BoxGenerator<'e, String, (), i64> {
    let value = match expr {
        Expr::Num(n) => return *n,
        Expr::Var(name) => match vars(name) {
            Some(value) => value,
            None => {
                yield_!(format!("{name} is not bound"));
                0
            }
        },
        Expr::Neg(inner) => -yield_from!(evaluated(inner, vars)),
        Expr::Bin(left, op, right) => {
            let (a, b) = (yield_from!(evaluated(left, vars)), yield_from!(evaluated(right, vars)));
            let value = match op {
                '+' => a.checked_add(b),
                '*' => a.checked_mul(b),
                '/' => a.checked_div(b),
                _ => None,
            };
            value.unwrap_or_default()
        }
    };
    yield_!(format!("{expr:?} is {value}"));
    value
}

/// Takes an expression apart by value, and says how to compute it on a stack.
#[generator]
fn compiled(expr: Expr) -> impl Iterator<Item = String> {
    enum Job {
        Visit(Expr),
        Emit(&'static str),
    }
    let mut jobs = vec![Job::Visit(expr)];
    while let Some(job) = jobs.pop() {
        match job {
            Job::Emit(op) => yield_!(op.to_string()),
            Job::Visit(Expr::Num(n)) => yield_!(format!("push {n}")),
            Job::Visit(Expr::Var(name)) => yield_!(format!("load {name}")),
            Job::Visit(Expr::Neg(inner)) => match *inner {
                Expr::Neg(inner) => jobs.push(Job::Visit(*inner)),
                inner => jobs.extend([Job::Emit("neg"), Job::Visit(inner)]),
            },
            Job::Visit(Expr::Bin(left, op, right)) => {
                jobs.push(Job::Emit(if op == '+' { "add" } else { "mul" }));
                jobs.push(Job::Visit(*right));
                jobs.push(Job::Visit(*left));
            }
        }
    }
}

fn tree() -> Tree {
    let mut tree = Tree::default();
    for (key, value) in [(5, "five"), (2, "two"), (8, "eight"), (1, "one"), (3, "three"), (9, "nine")] {
        tree.insert(key, value.to_owned());
    }
    tree
}

fn trie() -> Trie {
    let mut trie = Trie::default();
    for (weight, word) in (1..).zip(["car", "cart", "cat", "dog", "c"]) {
        trie.add(word, weight);
    }
    trie
}

fn bin(left: Expr, op: char, right: Expr) -> Expr {
    Expr::Bin(Box::new(left), op, Box::new(right))
}

fn expr() -> Expr {
    let twice = Expr::Neg(Box::new(Expr::Neg(Box::new(Expr::Num(4)))));
    bin(bin(Expr::Num(2), '*', Expr::Var("x")), '+', twice)
}

#[generator]
fn drained<T: std::fmt::Debug>(mut head: Option<Box<Link<T>>>) -> impl Iterator<Item = T> {
    while let Some(node) = head {
        head = node.next;
        yield_!(node.value);
    }
}

cases! {
    unlinked {
        let mut head = list(1..8);
        let mut calls = 0;
        drive!(unlinked(&mut head, |n| {
            calls += 1;
            n % 3 == calls % 2
        }));
        genfn_tests::log(format!("{head:?}"));
    }
    links_mut { drive!(links_mut(&mut list(1..4))); }
    in_order { drive!(tree().in_order()); }
    range {
        drive!(tree().range(2, 6));
        drive!(tree().range(20, 60));
    }
    into_pre_order { drive!(tree().into_pre_order()); }
    levels { drive!(tree().levels()); }
    values_mut { drive!(values_mut(&mut tree().root)); }
    completions {
        drive!(trie().completions("ca"));
        drive!(trie().completions(""));
        drive!(trie().completions("x"));
    }
    evaluated {
        drive!(evaluated(&expr(), &|name| (name == "x").then_some(7)));
        drive!(evaluated(&expr(), &|_| None));
        drive!(evaluated(&bin(Expr::Num(1), '/', Expr::Num(0)), &|_| None));
    }
    compiled { drive!(compiled(expr())); }
    drained { drive!(drained(list(["a", "b", "c"].into_iter().map(String::from)))); }
}
