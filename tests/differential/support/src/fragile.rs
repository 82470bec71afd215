//! What may panic when it is dropped.

use std::cell::Cell;

use genfn_tests::log;

use crate::bodies::{bit, few};
use crate::script;

thread_local! {
    static STURDY: Cell<bool> = const { Cell::new(false) };
}

/// Whether what is made in the body that begins breaks at all: not where that may leave by a `GeneratorExit` of its own, or by one that
/// a delegate ignores, for which the plain function unwinds.
pub fn sturdy(sturdy: bool) {
    STURDY.set(sturdy);
}

/// Logs its drop, and panics there at times: never while something else panics, which would abort; and never once the body is to
/// end where it stands, since the plain function unwinds then.
#[derive(Debug)]
pub struct Fragile(pub &'static str);

impl Drop for Fragile {
    fn drop(&mut self) {
        log(format_args!("drop {}", self.0));
        if !STURDY.get() && !std::thread::panicking() && !script::is_over() && few() && bit() {
            panic!("boom: {} breaks", self.0);
        }
    }
}

impl Fragile {
    /// Logs, and hands out its name.
    pub fn touch(&self) -> &'static str {
        log(format_args!("touch {}", self.0));
        self.0
    }
}

#[must_use]
pub fn fragile(name: &'static str) -> Fragile {
    log(format_args!("make {name}"));
    Fragile(name)
}
