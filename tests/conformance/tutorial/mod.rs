//! `test_generators.tutorial_tests`: first steps.

mod calls_other_generators;
mod falling_off_the_end;
mod most_recent_caller;
mod range;
mod return_in_try_except;
mod return_in_try_finally;
mod return_stops;
mod simple_generator;
mod stop_iteration_in_try_except;
