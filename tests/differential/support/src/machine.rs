//! Drives a machine by the script.

use std::fmt::Debug;
use std::panic::{self, AssertUnwindSafe};

use genfn::Resume;
use genfn::prelude::*;
use genfn_tests::log;
use genfn_tests::machine::{closed, exhausted, kept};

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

/// `None` if it panicked, which is in the log.
fn catch<T>(run: impl FnOnce() -> T) -> Option<T> {
    panic::catch_unwind(AssertUnwindSafe(run)).ok()
}

/// A handler that runs in the drop may panic.
fn drops<G>(generator: G) {
    catch(|| drop(generator));
}
