//! Where a test kills the process: at the step whose number is in `KILL_AT`, counted from its start.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, thread};

/// What the process says when it has come there. It can do nothing more, and is killed from outside.
pub const HERE: &str = "kill me";

/// A step: before and after whatever can't be taken back.
pub fn step() {
    static KILL_AT: OnceLock<Option<u64>> = OnceLock::new();
    static STEPS: AtomicU64 = AtomicU64::new(0);
    let kill_at = *KILL_AT.get_or_init(|| env::var("KILL_AT").ok().map(|n| n.parse().expect("a number")));
    if kill_at == Some(STEPS.fetch_add(1, Ordering::Relaxed) + 1) {
        println!("{HERE}");
        loop {
            thread::park();
        }
    }
}
