//! `test_generators.email_tests`: what came up on mailing lists.

mod combinations;
mod disjoint_sets;
mod is_its_own_iterator;
mod yields_none;
