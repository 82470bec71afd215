//! PEP 342: what its specification and its examples say beyond CPython's own tests.

mod finally_awaits;
mod precedence;
mod primed;
mod trampoline;
