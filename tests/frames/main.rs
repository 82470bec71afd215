//! Delegation from box to box: as deep as one likes, and as if the generators lay in each other.

use std::cell::{Cell, RefCell};
use std::thread;

use genfn::Resume;
use genfn::prelude::*;

mod a_chain;
mod beside_nested_generators;
mod errors;
mod generators_of_every_kind;
mod handlers;
mod what_is_delegated_to;

const DEEP: u32 = 1_000_000;

/// On a stack that wouldn't hold a call for each level.
fn on_a_small_stack(run: impl FnOnce() + Send) {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(128 * 1024).spawn_scoped(scope, run).unwrap();
        thread.join().unwrap();
    });
}
