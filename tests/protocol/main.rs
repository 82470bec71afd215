//! The protocol: what can be asked of a generator from outside. CPython is the reference.

#![allow(clippy::while_let_loop, reason = "as the tutorial has it")]
#![allow(clippy::implied_bounds_in_impls, reason = "as users write them")]

use std::cell::{Cell, RefCell};
use std::iter::FusedIterator;
use std::panic::{self, AssertUnwindSafe};
use std::rc::Rc;
use std::sync::Once;

use genfn::prelude::*;
use genfn::{Nothing, Resume};

mod ending;
mod foreign;
mod iterators;
mod looking;
mod names;
mod sending;
mod values;

/// Sets a flag when it is dropped.
#[derive(Debug, Clone)]
struct Flag(Rc<Cell<bool>>);

impl Drop for Flag {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

/// The message and the line of the panic that `f` ends in.
fn panic_of(f: impl FnOnce()) -> (String, u32) {
    static ONCE: Once = Once::new();
    thread_local! {
        static CAUGHT: RefCell<Option<(String, u32)>> = const { RefCell::new(None) };
        static CATCHING: Cell<bool> = const { Cell::new(false) };
    }
    ONCE.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !CATCHING.get() {
                return default(info);
            }
            let payload = info.payload();
            let message = payload
                .downcast_ref::<&str>()
                .map(ToString::to_string)
                .or_else(|| payload.downcast_ref::<String>().cloned());
            let line = info.location().map_or(0, panic::Location::line);
            CAUGHT.set(Some((message.unwrap_or_default(), line)));
        }));
    });
    CATCHING.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(f));
    CATCHING.set(false);
    assert!(result.is_err(), "it should have panicked");
    CAUGHT.take().expect("the hook is called")
}

#[derive(Debug, Clone, PartialEq)]
struct Average {
    count: u32,
    average: Option<f64>,
}

#[generator]
fn averager() -> impl Generator<Send = Option<f64>, Return = Average> {
    let mut total = 0.0;
    let mut count = 0;
    let mut average = None;
    loop {
        let Some(term) = yield_!() else { break };
        total += term;
        count += 1;
        average = Some(total / f64::from(count));
    }
    Average { count, average }
}

#[generator]
fn running_average() -> impl Generator<Yield = Option<f64>, Send = f64> {
    let mut total = 0.0;
    let mut count = 0.0;
    let mut average = None;
    loop {
        total += yield_!(average);
        count += 1.0;
        average = Some(total / count);
    }
}

#[generator]
fn echo() -> impl Generator<Yield = String, Send = String, Return = usize> {
    let mut said = yield_!(String::from("ready"));
    let mut n = 0;
    while said != "stop" {
        n += 1;
        said = yield_!(said + "!");
    }
    n
}

#[generator]
fn numbers(n: u32) -> impl Generator<Yield = u32> {
    for i in 0..n {
        yield_!(i);
    }
}
