//! `test_attempting_to_send_to_non_generator`: an iterator has no `send`. That is a panic here, so that no handler sees it:
//! what ends is told by a `Drop`, as by a `with`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::prelude::*;

struct Held;

impl Held {
    fn new() -> Self {
        println!("begins");
        Held
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        println!("ends");
    }
}

#[generator]
fn three() -> impl Generator<Yield = i32, Send = Option<i32>> {
    let _held = Held::new();
    yield_from!(0..3);
    println!("never");
}

fn main() {
    let mut g = three();
    show(next(&mut g));
    let error = catch_unwind(AssertUnwindSafe(|| g.send(42))).unwrap_err();
    println!("{}", text(&error.downcast_ref::<&str>().unwrap().contains("send")));
    show(next(&mut g));
}

same_as_python!();
