//! E0311 E0597: a closure that captures arguments by reference is held over a yield.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::prelude::*;

/// Ids that others may take too.
#[generator]
fn ids(
    next: Arc<AtomicUsize>,
    taken: &RefCell<Vec<usize>>,
    mut accept: impl FnMut(usize) -> bool,
) -> impl Iterator<Item = usize> {
    let mut fresh = || loop {
        let id = next.fetch_add(1, Ordering::Relaxed);
        if !taken.borrow().contains(&id) && accept(id) {
            break id;
        }
    };
    for _ in 0..4 {
        let id = fresh();
        taken.borrow_mut().push(id);
        yield_!(id);
    }
    taken.borrow_mut().retain(|id| id % 2 == 0);
    for id in taken.take() {
        yield_!(id * 10);
    }
}

cases! {
    ids {
        let next = Arc::new(AtomicUsize::new(1));
        drive!(ids(next.clone(), &RefCell::new(vec![2, 3]), |id| id != 5));
        genfn_tests::log(next.load(Ordering::Relaxed));
    }
}
