//! Nodes in boxes, walked by value; cells that are looked into by an `if let`, with a yield where there was nothing.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use super::prelude::*;

#[derive(Debug, Clone)]
pub enum List<T> {
    Nil,
    Cons(T, Box<List<T>>),
}

fn list<T>(values: impl IntoIterator<Item = T, IntoIter: DoubleEndedIterator>) -> Box<List<T>> {
    values.into_iter().rev().fold(Box::new(List::Nil), |rest, value| Box::new(List::Cons(value, rest)))
}

/// The classic loop over a linked list that is used up.
#[generator]
fn values<T: std::fmt::Debug>(mut list: Box<List<T>>) -> impl Iterator<Item = T> {
    while let List::Cons(value, next) = *list {
        yield_!(value);
        list = next;
    }
}

/// The same by a `match`, which has an end to tell of.
#[generator]
fn counted(mut at: Box<List<String>>) -> impl Iterator<Item = Result<(usize, String), usize>> {
    let mut n = 0;
    loop {
        match *at {
            List::Nil => break,
            List::Cons(word, _) if word.is_empty() => return Err(n),
            List::Cons(word, rest) => {
                n += 1;
                yield_!(Ok((n, word)));
                at = rest;
            }
        }
    }
}

/// What is in the box has the name of the box.
#[generator]
fn first_two<T: std::fmt::Debug>(list: Box<List<T>>) -> impl Iterator<Item = T> {
    if let List::Cons(first, list) = *list {
        yield_!(first);
        if let List::Cons(second, list) = *list {
            let more = matches!(*list, List::Cons(..));
            yield_!(second);
            if more {
                return;
            }
        }
    }
}

#[derive(Debug, Clone)]
pub enum Expr {
    Number(i64),
    Negate(Box<Expr>),
    Add(Box<Expr>, Box<Expr>),
}

/// The numbers of a sum, its sides in order, with their signs.
#[generator]
fn addends(mut expr: Box<Expr>) -> impl Iterator<Item = i64> {
    let mut sign = 1;
    let mut rest = Vec::new();
    loop {
        match *expr {
            Expr::Number(n) => {
                yield_!(sign * n);
                (sign, expr) = match rest.pop() {
                    Some(next) => next,
                    None => break,
                };
            }
            Expr::Negate(inner) => {
                sign = -sign;
                expr = inner;
            }
            Expr::Add(left, right) => {
                rest.push((sign, right));
                expr = left;
            }
        }
    }
}

/// A queue that others fill, polled: where there is nothing it says so, and goes on.
#[generator]
fn polled(queue: Rc<RefCell<VecDeque<u32>>>, patience: usize) -> impl Iterator<Item = Option<u32>> {
    let mut waited = 0;
    while waited < patience {
        if let Some(next) = queue.borrow().front() {
            genfn_tests::log(format!("next is {next}"));
        } else {
            waited += 1;
            yield_!(None);
            queue.borrow_mut().push_back(waited as u32);
            continue;
        }
        let next = queue.borrow_mut().pop_front();
        yield_!(next);
    }
}

cases! {
    values {
        drive!(values(list(["a".to_owned(), "b".to_owned()])));
        drive!(values(list([1])));
    }
    counted {
        let words = |words: &[&str]| list(words.iter().map(|word| word.to_string()).collect::<Vec<_>>());
        drive!(counted(words(&["a", "b"])));
        drive!(counted(words(&["a", "", "b"])));
    }
    first_two {
        drive!(first_two(list([1, 2, 3])));
        drive!(first_two(list([1])));
    }
    addends {
        let number = |n| Box::new(Expr::Number(n));
        let sum = Box::new(Expr::Add(number(1), number(2)));
        drive!(addends(Box::new(Expr::Add(Box::new(Expr::Negate(sum)), number(3)))));
    }
    polled { drive!(polled(Rc::new(RefCell::new(VecDeque::from([7]))), 2)); }
}
