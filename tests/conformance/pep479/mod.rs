//! PEP 479 and `test_generator_stop`: a `StopIteration` that leaves a generator is an error, not its end.

mod of_an_inner_iterator;
mod raised;
mod raised_by_a_call;
mod thrown_in;
