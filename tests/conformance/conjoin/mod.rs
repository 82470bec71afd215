//! `test_generators.conjoin_tests`: backtracking. A generator for each choice undoes what it did when it is resumed.

mod binary_numbers;
mod copies_of_one_list;
mod flat;
mod knights;
mod queens;
mod search;
