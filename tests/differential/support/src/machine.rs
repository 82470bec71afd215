//! Drives a machine by the script.

use std::fmt::Debug;
use std::panic::{self, AssertUnwindSafe};

use genfn::Resume;
use genfn::prelude::*;
use genfn_tests::machine::{closed, exhausted, kept};
use genfn_tests::{D, log};

use crate::plain;
use crate::script::{self, Ending, Returned, Scripted};

/// Drives a generator.
pub fn generates<G: Generator>(make: impl FnOnce() -> G)
where
    G::Yield: Debug,
    G::Send: Scripted,
    G::Return: Debug + Returned,
{
    script::begin();
    let mut generator = make();
    let mut started = false;
    loop {
        let ending = script::ends_now();
        let resume = match ending {
            Some(Ending::Dropped) => return drops(generator),
            Some(Ending::Closed) => Resume::Close,
            Some(Ending::Thrown) => Resume::Throw(G::Return::thrown()),
            Some(Ending::Itself) | None if started => Resume::Send(G::Send::now()),
            Some(Ending::Itself) | None => Resume::Start,
        };
        started = true;
        match catch(|| generator.resume(resume)) {
            Some(Ok(value)) if ending == Some(Ending::Closed) => {
                log(format_args!("ignored its exit: {value:?}"));
                drop(value);
                return drops(generator);
            }
            Some(Ok(value)) => {
                log(format_args!("yield {value:?}"));
                drop(value);
                script::count();
            }
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

/// Drives an iterator.
pub fn iterates<I: Iterator>(make: impl FnOnce() -> I)
where
    I::Item: Debug,
{
    script::begin();
    let mut iterator = make();
    let mut promised = Vec::new();
    loop {
        if script::ends_now().is_some() {
            return drops(iterator);
        }
        promised.push(iterator.size_hint());
        match catch(|| iterator.next()) {
            Some(Some(value)) => {
                log(format_args!("yield {value:?}"));
                drop(value);
                script::count();
            }
            Some(None) => {
                log("return ()");
                kept(&promised);
                return exhausted(iterator);
            }
            None => return exhausted(iterator),
        }
    }
}

/// Drives an iterator whose last item may be an error.
pub fn iterates_over_results<I: Iterator>(make: impl FnOnce() -> I)
where
    I::Item: Debug,
{
    iterates(make);
}

/// What comes of iterating over what returns a `Result`: a value, or the error that it has ended with.
pub trait Item {
    fn came(self) -> Result<u32, D>;
}

impl Item for Result<u32, D> {
    fn came(self) -> Result<u32, D> {
        self
    }
}

/// As one has it that loses its errors.
impl Item for u32 {
    fn came(self) -> Result<u32, D> {
        Ok(self)
    }
}

/// Iterates over a generator that may end with an error.
pub fn iterates_to_an_error<I: Iterator<Item: Item>>(make: impl FnOnce() -> I) {
    script::begin();
    let mut iterator = make();
    loop {
        if script::ends_now().is_some() {
            return drops(iterator);
        }
        match catch(|| iterator.next()) {
            Some(Some(item)) => match item.came() {
                Ok(value) => {
                    log(format_args!("yield {value:?}"));
                    script::count();
                }
                Err(error) => {
                    log(format_args!("return {:?}", Err::<(), _>(error)));
                    return exhausted(iterator);
                }
            },
            Some(None) => {
                log("return Ok(())");
                return exhausted(iterator);
            }
            None => return exhausted(iterator),
        }
    }
}

/// Has an iterator run by its `fold`, which is what `for_each` calls. Where it is to be dropped, what is handed the items unwinds.
pub fn folds<I: Iterator>(make: impl FnOnce() -> I)
where
    I::Item: Debug,
{
    script::begin();
    let iterator = make();
    if script::ends_now().is_some() {
        return drops(iterator);
    }
    let ended = catch(|| {
        iterator.for_each(|item| {
            log(format_args!("yield {item:?}"));
            drop(item);
            script::count();
            stop_if_over();
        });
    });
    if ended.is_some() {
        log("return ()");
    }
}

/// The same for an iterator whose last item may be an error.
pub fn folds_over_results<I: Iterator>(make: impl FnOnce() -> I)
where
    I::Item: Debug,
{
    folds(make);
}

/// The same for a generator that may end with an error.
pub fn folds_to_an_error<I: Iterator<Item: Item>>(make: impl FnOnce() -> I) {
    script::begin();
    let iterator = make();
    if script::ends_now().is_some() {
        return drops(iterator);
    }
    let failed = catch(|| {
        iterator.fold(false, |failed, item| match item.came() {
            Ok(value) => {
                log(format_args!("yield {value:?}"));
                script::count();
                stop_if_over();
                failed
            }
            Err(error) => {
                log(format_args!("return {:?}", Err::<(), _>(error)));
                true
            }
        })
    });
    if failed == Some(false) {
        log("return Ok(())");
    }
}

fn stop_if_over() {
    if script::ends_now().is_some() {
        plain::stop();
    }
}

/// `None` if it panicked, which is in the log.
fn catch<T>(run: impl FnOnce() -> T) -> Option<T> {
    panic::catch_unwind(AssertUnwindSafe(run)).ok()
}

/// A handler that runs in the drop may panic.
fn drops<G>(generator: G) {
    catch(|| drop(generator));
}
