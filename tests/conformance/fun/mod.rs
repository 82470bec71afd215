//! `test_generators.fun_tests`: streams that are defined by themselves.

mod fibonacci_lazy;
mod fibonacci_tee;
mod hamming_lazy;
mod hamming_recursive;
mod hamming_tee;
mod lazy;
mod sieve;
