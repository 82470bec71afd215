//! What may panic when it is dropped.

use genfn_tests::log;

use crate::bodies::{bit, few};
use crate::script;

/// Logs its drop, and panics there at times: never while something else panics, which would abort; and never once the body is to
/// end where it stands, since the plain function unwinds then.
#[derive(Debug)]
pub struct Fragile(pub &'static str);

impl Drop for Fragile {
    fn drop(&mut self) {
        log(format_args!("drop {}", self.0));
        if !std::thread::panicking() && !script::is_over() && few() && bit() {
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
