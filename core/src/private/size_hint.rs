//! What is known of how many values are still to come.

/// As of [`Iterator::size_hint`]: at least, and at most.
pub type SizeHint = (usize, Option<usize>);

/// Both are known.
#[inline]
pub const fn between(at_least: usize, at_most: usize) -> SizeHint {
    (at_least, Some(at_most))
}

/// Nobody knows how many at most.
#[inline]
pub const fn at_least(at_least: usize) -> SizeHint {
    (at_least, None)
}
