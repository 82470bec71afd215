//! `test_generators.coroutine_tests`, "various yield expression constructs" and "the outermost iterable": places where a yield may stand.

use std::cell::Cell;

use crate::prelude::*;

#[generator]
fn adds() -> BoxGenerator<'static, (), Option<i32>> {
    let mut x = 1;
    x += yield_!().unwrap();
    println!("{x}");
}

#[generator]
fn assigns() -> BoxGenerator<'static, (), Option<i32>> {
    let x = yield_!();
    println!("{}", text(&x));
}

#[generator]
fn captures() -> BoxGenerator<'static, (), Option<i32>> {
    let function = {
        let x = yield_!();
        move || x.unwrap() + 1
    };
    println!("{}", function());
}

#[generator]
fn iterates() -> BoxGenerator<'static, (), Option<i32>> {
    println!("{:?}", [yield_!()].into_iter().map(|i| i.unwrap()).collect::<Vec<_>>());
}

#[generator]
fn indexes(data: &[Cell<i32>]) -> impl Generator<Yield = &'static str, Send = Option<usize>> {
    data[yield_!("a").unwrap()].set(27);
    data[yield_!("b").unwrap()].set(27);
}

fn main() {
    for function in [adds, assigns, captures, iterates] {
        let mut g = function();
        show(g.send(None));
        show(g.send(41));
    }

    let data = [Cell::new(1), Cell::new(2)];
    let values = || data.each_ref().map(Cell::get);
    let mut g = indexes(&data);
    show(g.send(None));
    println!("{:?}", values());
    show(g.send(0));
    println!("{:?}", values());
    show(g.send(1));
    println!("{:?}", values());
}

same_as_python!();
