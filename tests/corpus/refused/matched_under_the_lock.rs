//! E0505 E0716: the head of a `match` is a view of what is behind a guard, a temporary.

use std::cell::Cell;
use std::sync::Mutex;

use super::prelude::*;

#[generator]
fn matched_under_the_lock(config: &Mutex<Option<String>>, reads: &Cell<u32>) -> impl Iterator<Item = String> {
    match config.lock().unwrap().as_deref() {
        Some(text) if text.contains('=') => {
            for pair in text.split(';') {
                reads.set(reads.get() + 1);
                yield_!(pair.trim().to_owned());
            }
        }
        Some(other) => yield_!(format!("what is {other}?")),
        None => {}
    }
    *config.lock().unwrap() = None;
    yield_!(format!("{} read", reads.get()));
}

cases! {
    matched_under_the_lock {
        drive!(matched_under_the_lock(&Mutex::new(Some("a=1; b=2".into())), &Cell::new(0)));
        drive!(matched_under_the_lock(&Mutex::new(Some("x".into())), &Cell::new(5)));
        drive!(matched_under_the_lock(&Mutex::new(None), &Cell::new(0)));
    }
}
