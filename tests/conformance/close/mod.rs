//! `test_generators.GeneratorCloseTest`: what `close` returns, since Python 3.13, and what it leaves behind.

mod raises;
mod releases_locals;
mod returns_a_value;
mod returns_nothing;
