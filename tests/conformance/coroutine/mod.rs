//! `test_generators.coroutine_tests`: PEP 342. What is sent, thrown, closed and dropped.

mod bare_raise;
mod close_is_quiet;
mod close_raises;
mod constructs;
mod dropped_while_suspended;
mod dropped_with_except;
mod ends_by_throw;
mod exit_caught;
mod exit_ignored;
mod exit_ignored_when_dropped;
mod send;
mod send_to_a_new_one;
mod sum_of_sent;
mod throw_caught;
mod throw_on_new_or_closed;
