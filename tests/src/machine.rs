//! The machine side: genfn itself, and the driver that logs what its generators do.

use std::fmt::Debug;
use std::marker::PhantomData;
use std::panic::{self, AssertUnwindSafe};

use genfn::Resume;
pub use genfn::prelude::*;
#[cfg(feature = "named")]
pub use genfn_tests_plain::named as generator;
pub use genfn_tests_plain::pinned;

use crate::recording::{self, log};

#[doc(inline)]
pub use crate::drive_machine as drive;

/// Drives a generator to its end, or to where it is to be dropped, with an optional script.
#[macro_export]
macro_rules! drive_machine {
    ($call:expr) => {
        $crate::drive_machine!($call, [(); 0])
    };
    ($call:expr, $script:expr) => {{
        #[allow(unused_imports)]
        use $crate::machine::{ByGenerator as _, ByIterator as _};
        $crate::plain::script($script);
        match $call {
            generator => (&&$crate::machine::Driven::of(&generator)).how().drive(generator),
        }
    }};
}

/// The type of what is driven: a generator, or else an iterator.
pub struct Driven<G>(PhantomData<G>);

impl<G> Driven<G> {
    pub fn of(_: &G) -> Self {
        Self(PhantomData)
    }
}

pub struct Sending;
pub struct Iterating;

pub trait ByGenerator {
    fn how(&self) -> Sending {
        Sending
    }
}
impl<G: Generator> ByGenerator for &Driven<G> {}

pub trait ByIterator {
    fn how(&self) -> Iterating {
        Iterating
    }
}
impl<I: Iterator> ByIterator for Driven<I> {}

impl Iterating {
    pub fn drive<I: Iterator>(self, iterator: I)
    where
        I::Item: Debug,
    {
        iterate(iterator);
    }
}

impl Sending {
    pub fn drive<G: Generator>(self, mut generator: G)
    where
        G::Yield: Debug,
        G::Send: 'static,
        G::Return: Debug,
    {
        let mut first = true;
        while !recording::drops_now() {
            let resume = if std::mem::take(&mut first) {
                Resume::Start
            } else if let Some(sent) = recording::next_sent() {
                Resume::Send(sent)
            } else {
                return;
            };
            match catch(|| generator.resume(resume)) {
                Some(Ok(value)) => yielded(value),
                Some(Err(stop)) => {
                    match stop.value {
                        Some(value) => log(format_args!("return {value:?}")),
                        None => log("ended without a value"),
                    }
                    return closed(generator);
                }
                None => return closed(generator),
            }
        }
    }
}

/// Drives an iterator.
pub fn iterate<I: Iterator>(mut iterator: I)
where
    I::Item: Debug,
{
    let mut promised = Vec::new();
    while !recording::drops_now() {
        promised.push(iterator.size_hint());
        match catch(|| iterator.next()) {
            Some(Some(item)) => yielded(item),
            Some(None) => {
                log("return ()");
                kept(&promised);
                return exhausted(iterator);
            }
            None => return exhausted(iterator),
        }
    }
}

/// What `size_hint` says before each item, and at the end, holds.
pub fn kept(promised: &[(usize, Option<usize>)]) {
    for (came, (at_least, at_most)) in promised.iter().rev().enumerate() {
        if came < *at_least || at_most.is_some_and(|at_most| came > at_most) {
            log(format_args!("{came} items came where {at_least} to {at_most:?} were promised"));
        }
    }
}

fn yielded<Y: Debug>(value: Y) {
    log(format_args!("yield {value:?}"));
    drop(value);
    recording::count();
}

/// `None` if it panicked, which is in the log.
fn catch<T>(resume: impl FnOnce() -> T) -> Option<T> {
    panic::catch_unwind(AssertUnwindSafe(resume)).ok()
}

/// A generator that has ended stays so, and holds nothing any more.
pub fn closed<G: Generator>(mut generator: G) {
    if generator.state() != State::Closed {
        log("not closed after its end");
    }
    if !matches!(catch(|| generator.resume(Resume::Start)), Some(Err(stop)) if stop.value.is_none()) {
        log("resumed after its end");
    }
    holds_nothing(generator);
}

/// So does an iterator.
pub fn exhausted<I: Iterator>(mut iterator: I) {
    if !matches!(catch(|| iterator.next()), Some(None)) {
        log("yields after its end");
    }
    holds_nothing(iterator);
}

fn holds_nothing<G>(generator: G) {
    let before = recording::log_len();
    drop(generator);
    if recording::log_len() != before {
        log("held something after its end");
    }
}
