//! Who is on the stack. A generator that runs is a call like any other.

use std::backtrace::Backtrace;

/// Those of `names` that are being run, the innermost first.
pub(crate) fn callers(names: &[&str]) -> String {
    let backtrace = Backtrace::force_capture().to_string();
    let mut seen: Vec<&str> = vec![];
    for line in backtrace.lines() {
        // As the older way to mangle names has it, or the newer one.
        let is_closure = line.ends_with("{{closure}}") || line.ends_with("{closure#0}");
        let running = |name: &&&str| line.contains(&format!("::{name}::")) && is_closure;
        seen.extend(names.iter().find(running));
    }
    seen.join(" in ")
}
