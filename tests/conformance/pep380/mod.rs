//! PEP 380: what its specification says beyond CPython's own tests.

mod dropped_chain;
mod exit_from_a_delegate;
mod iterators_in_use;
mod refactored;
mod shared_and_exhausted;
