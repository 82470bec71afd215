use std::sync::atomic::{AtomicU32, Ordering};

use genfn::prelude::*;

#[allow(non_upper_case_globals)]
static counter: AtomicU32 = AtomicU32::new(0);

fn main() {
    let numbers = gen_!({
        yield_!(counter.fetch_add(1, Ordering::Relaxed));
    });
    numbers.count();
}

// genfn::errors: a constant or a static in lower case
