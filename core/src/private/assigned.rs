//! Assignments that never run, for rustc to see them beside those that do.

/// A value of any type.
///
/// # Panics
///
/// Always: no emitted code runs it.
pub fn assigned<T>() -> T {
    unreachable!()
}
