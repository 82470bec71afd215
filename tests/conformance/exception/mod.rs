//! `test_generators.ExceptionTest`: exceptions inside, and around, generators. Those of the caller are no concern of a
//! generator, in Rust they are values; so what `sys.exception()` says is left out.

mod handler_raises_another;
mod resumed_in_a_handler;
mod returns_what_is_sent;
mod thrown_and_kept;
