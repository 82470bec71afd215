//! A pool of handles, each of which is joined once.

use std::collections::VecDeque;

use super::prelude::*;

pub struct JoinHandle<T>(Box<dyn FnOnce() -> T>);

impl<T> JoinHandle<T> {
    fn join(self) -> Result<T, &'static str>
    where
        T: PartialEq + Default,
    {
        let value = (self.0)();
        if value == T::default() { Err("nothing came") } else { Ok(value) }
    }
}

fn spawn<T: 'static>(job: impl FnOnce() -> T + 'static) -> JoinHandle<T> {
    JoinHandle(Box::new(job))
}

/// At most `width` jobs are under way.
#[generator]
fn joined(inputs: Vec<u64>, width: usize) -> impl Iterator<Item = Result<u64, &'static str>> {
    let mut inputs = inputs.into_iter();
    let mut running: VecDeque<_> = inputs.by_ref().take(width).map(|n| spawn(move || n * n)).collect();
    while let Some(handle) = running.pop_front() {
        yield_!(handle.join());
        if let Some(n) = inputs.next() {
            running.push_back(spawn(move || n + 100));
        }
    }
}

cases! {
    joined { drive!(joined(vec![3, 0, 5, 6], 2)); }
}
