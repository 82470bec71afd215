//! `test_generators.pep_tests`: the examples of PEP 255.

mod already_executing;
mod exception_propagation;
mod tree_iterative;
mod tree_recursive;
mod try_except_finally;
