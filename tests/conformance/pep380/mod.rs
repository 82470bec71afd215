//! PEP 380: what its specification says beyond CPython's own tests.

mod dropped_chain;
mod exit_from_a_delegate;
mod exit_ignored_and_caught;
mod exit_ignored_by_a_level;
mod exit_ignored_inside;
mod iterators_in_use;
mod refactored;
mod shared_and_exhausted;
