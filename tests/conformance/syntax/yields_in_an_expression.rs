//! `test_generators.syntax_tests`, "lambdas shouldn't have their usual return behavior": functions whose whole body is an
//! expression that yields.

use crate::prelude::*;

#[generator]
fn single() -> impl Generator<Yield = i32, Send = Option<i32>, Return = Option<i32>> {
    yield_!(1)
}

#[generator]
fn pair() -> impl Generator<Yield = i32, Send = Option<i32>, Return = (Option<i32>, Option<i32>)> {
    (yield_!(1), yield_!(2))
}

#[generator]
fn nested() -> impl Generator<Yield = i32, Send = i32, Return = i32> {
    yield_!(yield_!(yield_!(1)))
}

fn list<Y, S>(mut g: impl Generator<Yield = Y, Send = Option<S>>) -> Vec<Y> {
    std::iter::from_fn(|| next(&mut g).ok()).collect()
}

fn main() {
    println!("{:?}", list(single()));
    println!("{:?}", list(pair()));
    let mut g = pair();
    show(next(&mut g));
    show(g.send(10));
    show(g.send(20));
    let mut g = nested();
    show(g.start());
    show(g.send(10));
    show(g.send(20));
    show(g.send(30));
}

same_as_python!();
