use std::cell::RefCell;

use genfn::prelude::*;

#[generator(type = Logged)]
fn logged(log: &RefCell<Vec<u32>>) -> impl Generator<Yield = u32> {
    try_! {{
        yield_!(1);
    } finally {
        log.borrow_mut().push(1);
    }}
}

fn main() {
    let mut logged;
    let log = RefCell::default();
    logged = self::logged(&log);
    let _ = logged.start();
}
