//! `test_generators.GeneratorThrowTest`: an exception that is thrown into a handler. That Python remembers there which one
//! was handled, as `__context__`, is left out.

mod after_a_handler;
mod into_a_delegate_in_a_handler;
mod into_a_handler;
