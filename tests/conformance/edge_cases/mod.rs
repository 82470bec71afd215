//! `test_yield_from.TestInterestingEdgeCases`: what each way of being resumed comes to, for each way an inner generator may
//! answer it. Only `__context__`, and which of two equal exceptions it is, are left out.

mod answers_nothing;
mod raises_base_exception;
mod raises_exception;
mod raises_generator_exit;
mod raises_stop_iteration;
mod returns;
mod yields;
