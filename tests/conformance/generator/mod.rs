//! `test_generators.GeneratorTest`, `FinalizationTest`, `YieldFromTests`, `SignalAndYieldFromTest`: what a generator is.

mod copy_is_refused;
mod delegates_to;
mod delegation_is_on_the_stack;
mod error_ends_a_for_loop;
mod error_in_a_loop_in_a_generator;
mod expressions_as_bodies;
mod interrupt_reaches_the_innermost;
mod iter_is_called_once;
mod stack;
