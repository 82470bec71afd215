//! `test_generators.syntax_tests`: what makes a generator, and where a yield may stand.

mod continue_in_finally;
mod name_and_repr;
mod nested_generator_functions;
mod nested_handlers;
mod never_yields;
mod yields_in_an_expression;
