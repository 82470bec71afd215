//! E0597: what is behind a local guard is walked over.

use std::sync::Mutex;

use super::prelude::*;

/// The lock is held as long as anything is listed.
#[generator]
fn listed_under_the_lock(names: &Mutex<Vec<String>>) -> impl Iterator<Item = String> {
    let names = names.lock().unwrap();
    for (n, name) in names.iter().enumerate() {
        yield_!(format!("{n}: {name}"));
    }
    yield_!(format!("{} in all", names.len()));
}

cases! {
    listed_under_the_lock { drive!(listed_under_the_lock(&Mutex::new(vec!["ann".into(), "bob".into()]))); }
}
