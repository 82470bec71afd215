//! E0505 E0597: the read guard of a lock that is a local of its own is held over a yield.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use super::prelude::*;

#[generator]
fn snapshots(table: Arc<RwLock<BTreeMap<&'static str, i32>>>, steps: usize) -> impl Iterator<Item = (usize, i32)> {
    for step in 0..steps {
        let sum = {
            let table = table.read().unwrap();
            table.values().sum::<i32>()
        };
        yield_!((step, sum));
        let mut table = table.write().unwrap();
        *table.entry("steps").or_insert(0) += 1;
        if sum > 12 {
            table.clear();
        }
        drop(table);
    }
    if let Ok(table) = table.read() {
        let left = table.len();
        yield_!((steps, left as i32));
    }
}

cases! {
    snapshots {
        let table = Arc::new(RwLock::new(BTreeMap::from([("a", 3), ("b", 9)])));
        drive!(snapshots(table.clone(), 3));
    }
}
